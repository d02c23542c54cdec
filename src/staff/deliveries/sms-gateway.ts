import { z } from 'zod';
import { languages } from '../../domain/language';
import type { StaffTexts } from '../staff-texts';
import { type Courier, Undeliverable } from './courier';
import { postSigned, type SignedReceiver } from './signed-post';

const payload = z.object({
  to: z.string().regex(/^\+\d{8,15}$/),
  code: z.string().regex(/^\d{4,10}$/),
  language: z.enum(languages),
  /** After it the code is of no use, and is not sent any more. */
  validUntil: z.iso.datetime(),
});

/**
 * Hands one-time codes to the operator's SMS gateway: `{id, type: "sms", to, text}`, `to` in E.164. The
 * gateway sends one message for an `id`, however often it is told.
 */
export function createSmsGateway(receiver: SignedReceiver & { texts: StaffTexts }): Courier {
  return {
    kind: 'sms.code',
    async deliver(item): Promise<void> {
      const parsed = payload.safeParse(item.payload);
      if (!parsed.success) throw new Undeliverable('sms-payload', 'no number or no code');
      const { to, code, language, validUntil } = parsed.data;
      if (receiver.time.now() > new Date(validUntil))
        throw new Undeliverable('code-expired', 'the code is of no use any more');
      const text = receiver.texts.t(language, 'staff.code.sms', { code });
      await postSigned(receiver, { id: item.id, type: 'sms', to, text });
    },
  };
}
