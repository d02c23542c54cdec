import { z } from 'zod';
import { offerWays, purposes } from '../../domain/preference';
import { type Courier, Undeliverable } from './courier';
import { postSigned, type SignedReceiver } from './signed-post';

const payload = z.object({
  reference: z.string().min(1),
  at: z.iso.datetime(),
  preferences: z
    .array(
      z.object({
        contact: z.string().min(1),
        purpose: z.enum(purposes),
        way: z.enum([...offerWays, 'all']),
        allowed: z.boolean(),
      }),
    )
    .min(1),
});

/**
 * Tells another system of the company what customers decide. The `id` is the same in every delivery of the
 * same decision. Anything but 2xx is tried again: a refusal of offers must not get lost because a receiver
 * was set up wrongly for a day.
 */
export function createPreferenceWebhook(receiver: SignedReceiver): Courier {
  return {
    kind: 'webhook.preference',
    async deliver(item): Promise<void> {
      const parsed = payload.safeParse(item.payload);
      if (!parsed.success) throw new Undeliverable('preference-payload', 'no decision to tell of');
      await postSigned(receiver, { id: item.id, type: 'preference.changed', ...parsed.data });
    },
  };
}
