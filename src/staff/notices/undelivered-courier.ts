import { z } from 'zod';
import { languages } from '../../domain/language';
import { type Courier, Undeliverable } from '../deliveries/courier';
import type { NoticeDeps } from './notice-deps';
import { sendNotice } from './send-notice';

const payload = z.object({
  reference: z.string().min(1),
  channel: z.string().min(1),
  to: z.email(),
  language: z.enum(languages),
  texts: z.array(z.string().min(1)).min(1),
});

/** Mails what staff said where the customer's messaging channel could not be reached any more. */
export function createUndeliveredCourier(deps: NoticeDeps): Courier {
  return {
    kind: 'mail.undelivered',
    async deliver(item): Promise<void> {
      const parsed = payload.safeParse(item.payload);
      if (!parsed.success) throw new Undeliverable('undelivered-payload', 'no address or no words');
      const { reference, to, language, texts } = parsed.data;
      await sendNotice(deps, item, to, {
        language,
        subject: deps.texts.t(language, 'channels.byMail.subject', { reference }),
        before: texts.join('\n\n'),
        shown: reference,
        after: deps.texts.t(language, 'channels.byMail.after'),
      });
    },
  };
}
