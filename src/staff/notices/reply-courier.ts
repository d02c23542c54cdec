import { z } from 'zod';
import { type Language, languages } from '../../domain/language';
import { replyMailKind } from '../case-work/reply-mail';
import { type Courier, Undeliverable } from '../deliveries/courier';
import { type Html, html, lines } from '../html';
import { mailId } from '../mail/mail-id';
import type { NoticeDeps } from './notice-deps';

export interface ReplyDeps extends NoticeDeps {
  /** Where answers are to go, and what stands below each mail. */
  supportEmail: string;
  supportPhone: string;
}

const payload = z.object({
  reference: z.string().min(1),
  to: z.email(),
  language: z.enum(languages),
  subject: z.string().min(1),
  body: z.string().min(1),
});

/**
 * Mails staff's words to a customer. The number in the subject and the thread of the receipt bring her
 * answer back to the case, whichever of the two her mail program keeps.
 */
export function createReplyCourier(deps: ReplyDeps): Courier {
  return {
    kind: replyMailKind,
    async deliver(item): Promise<void> {
      const parsed = payload.safeParse(item.payload);
      if (!parsed.success) throw new Undeliverable('reply-payload', 'no address or no words');
      const { reference, to, language, subject, body } = parsed.data;
      const id = mailId('reply', item.id, deps.publicUrl);
      const receipt = mailId('receipt', `receipt-${reference}`, deps.publicUrl).header;
      const { supportEmail: email, supportPhone: phone } = deps;
      const contact = deps.texts.t(language, 'reply.mail.contact', { email, phone });
      await deps.transport.send({
        id: id.header,
        fileName: `${id.name}.eml`,
        from: deps.from,
        to,
        replyTo: email,
        thread: { inReplyTo: receipt, references: [receipt] },
        personal: true,
        date: deps.time.now(),
        subject: `[${reference}] ${subject}`,
        text: `${body}\n\n${contact}\n`,
        html: page(language, body, contact).source,
        attachments: [],
      });
    },
  };
}

const font =
  "font-family:system-ui,-apple-system,'Segoe UI',sans-serif;font-size:15px;line-height:1.5";

const page = (language: Language, body: string, contact: string): Html => html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"></head>
<body style="${font};max-width:640px">
${body.split(/\n{2,}/).map(paragraph => html`<p>${lines(paragraph)}</p>\n`)}<p style="opacity:.75">${contact}</p>
</body>
</html>
`;
