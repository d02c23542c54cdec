import { z } from 'zod';
import { languages } from '../../domain/language';
import { type Courier, Undeliverable } from '../deliveries/courier';
import type { NoticeDeps } from './notice-deps';
import { sendNotice } from './send-notice';

const payload = z.object({
  to: z.email(),
  code: z.string().regex(/^\d{4,10}$/),
  language: z.enum(languages),
  /** After it the code is of no use, and is not sent any more. */
  validUntil: z.iso.datetime().optional(),
});

/** Mails the one-time code by which a customer shows that an address is hers. */
export function createCodeCourier(deps: NoticeDeps): Courier {
  return {
    kind: 'mail.code',
    async deliver(item): Promise<void> {
      const parsed = payload.safeParse(item.payload);
      if (!parsed.success) throw new Undeliverable('code-payload', 'no address or no code');
      const { to, code, language, validUntil } = parsed.data;
      if (validUntil !== undefined && deps.time.now() > new Date(validUntil))
        throw new Undeliverable('code-expired', 'the code is of no use any more');
      await sendNotice(deps, item, to, {
        language,
        subject: deps.texts.t(language, 'staff.code.subject'),
        before: deps.texts.t(language, 'staff.code.body'),
        shown: code,
        after: deps.texts.t(language, 'staff.code.warning'),
      });
    },
  };
}
