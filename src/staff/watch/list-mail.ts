import type { Language } from '../../domain/language';
import { html, printable } from '../html';
import type { MailContent } from '../mail/mail';

/** A mail that lists cases under headings. */
export interface ListMail {
  language: Language;
  subject: string;
  /** Said first, a line each. */
  intro: readonly string[];
  sections: readonly { title: string; rows: readonly ListRow[]; more?: string }[];
  /** The console. */
  link: string;
}

export interface ListRow {
  /** The case number, and where it is. */
  reference: string;
  link: string;
  /** What is to be known of it, in one line. */
  about: string;
}

const font =
  "font-family:system-ui,-apple-system,'Segoe UI',sans-serif;font-size:15px;line-height:1.5";

/** A mail that lists cases, each with a link into the console, as text and as HTML. */
export function listMail({ language, subject, intro, sections, link }: ListMail): MailContent {
  const shown = sections.filter(({ rows }) => rows.length > 0);
  const text = [
    ...intro,
    ...shown.flatMap(({ title, rows, more }) => [
      '',
      title,
      ...rows.map(row => `- ${row.reference} ${printable(row.about)}\n  ${row.link}`),
      ...(more === undefined ? [] : [more]),
    ]),
    '',
    link,
  ].join('\n');
  const page = html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${subject}</title></head>
<body style="${font};max-width:720px;margin:0 auto;padding:16px">
${intro.map(line => html`<p>${line}</p>\n`)}${shown.map(
  ({ title, rows, more }) => html`<h2 style="font-size:16px;margin:20px 0 4px">${title}</h2>
<ul style="padding-left:20px;margin:0">
${rows.map(row => html`<li><a href="${row.link}">${row.reference}</a> ${row.about}</li>\n`)}</ul>
${more === undefined ? html`` : html`<p>${more}</p>`}
`,
)}<p><a href="${link}">${link}</a></p>
</body>
</html>
`.source;
  return { subject, text: `${text}\n`, html: page, attachments: [] };
}
