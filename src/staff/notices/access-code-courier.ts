import { z } from 'zod';
import { languages } from '../../domain/language';
import { type Courier, Undeliverable } from '../deliveries/courier';
import type { NoticeDeps } from './notice-deps';
import { sendNotice } from './send-notice';

const payload = z.object({
  reference: z.string().min(1),
  accessCode: z.string().min(1),
  to: z.email(),
  language: z.enum(languages),
});

/** Mails a new access code to the contact on file; the old one is of no use any more. */
export function createAccessCodeCourier(deps: NoticeDeps): Courier {
  return {
    kind: 'mail.access-code',
    async deliver(item): Promise<void> {
      const parsed = payload.safeParse(item.payload);
      if (!parsed.success) throw new Undeliverable('access-code-payload', 'no address or no code');
      const { reference, accessCode, to, language } = parsed.data;
      await sendNotice(deps, item, to, {
        language,
        subject: deps.texts.t(language, 'staff.accessCode.subject', { reference }),
        before: deps.texts.t(language, 'staff.accessCode.body', { reference }),
        shown: accessCode,
        after: deps.texts.t(language, 'staff.accessCode.warning'),
      });
    },
  };
}
