import type { Language } from '../../domain/language';
import { html } from '../html';
import type { MailContent } from '../mail/mail';

export interface Notice {
  language: Language;
  subject: string;
  /** Said before what matters most, and after it. */
  before: string;
  /** A code or a link, shown large. */
  shown: string;
  after: string;
}

/** A short mail about one thing. */
export function noticeMail({ language, subject, before, shown, after }: Notice): MailContent {
  return {
    subject,
    text: `${before}\n\n${shown}\n\n${after}\n`,
    html: html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${subject}</title></head>
<body>
<p>${before}</p>
<p style="font-size:22px"><strong>${shown}</strong></p>
<p>${after}</p>
</body>
</html>
`.source,
    attachments: [],
  };
}
