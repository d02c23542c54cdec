import { type Html, html, lines, printable } from '../html';
import type { MailContent } from '../mail/mail';
import type { StaffTexts } from '../staff-texts';
import { transcriptHtml } from '../transcripts/transcript-html';
import { transcriptJson } from '../transcripts/transcript-json';
import { transcriptText } from '../transcripts/transcript-text';
import type { Handoff, Labelled } from './handoff';

/** A handoff as an e-mail. The subject is read on locked screens: it has the number and the due date alone. */
export function handoffMail(handoff: Handoff, texts: StaffTexts): MailContent {
  return {
    subject: subject(handoff, texts),
    text: textBody(handoff, texts),
    html: htmlBody(handoff, texts).source,
    attachments: transcriptFiles(handoff, texts),
  };
}

function subject({ reference, due, language, ...named }: Handoff, texts: StaffTexts): string {
  if (named.subject !== undefined) return named.subject;
  const [first] = due;
  return first
    ? texts.t(language, 'staff.mail.subject', { reference, due: first.shown })
    : texts.t(language, 'staff.mail.subjectWithoutDue', { reference });
}

function transcriptFiles(
  { transcript, reference, language }: Handoff,
  texts: StaffTexts,
): MailContent['attachments'] {
  return [
    {
      filename: `${reference}.html`,
      contentType: 'text/html; charset=utf-8',
      content: transcriptHtml(transcript, texts, language),
    },
    {
      filename: `${reference}.txt`,
      contentType: 'text/plain; charset=utf-8',
      content: transcriptText(transcript, texts, language),
    },
    {
      filename: `${reference}.transcript`,
      contentType: 'application/json; charset=utf-8',
      content: transcriptJson(transcript),
    },
  ];
}

function textBody(handoff: Handoff, texts: StaffTexts): string {
  const say = (key: string): string => texts.t(handoff.language, key);
  const section = (title: string, rows: string[]): string[] =>
    rows.length === 0 ? [] : ['', title, ...rows];
  const row = ({ label, value }: Labelled): string => {
    const [first = '', ...more] = printable(value).split('\n');
    return [`- ${label}: ${first}`, ...more.map(line => `    ${line}`)].join('\n');
  };
  return `${[
    handoff.summary,
    handoff.link,
    ...section(
      say('staff.mail.due'),
      handoff.due.map(({ label, shown }) => row({ label, value: shown })),
    ),
    ...section(say('staff.mail.facts'), handoff.facts.map(row)),
    ...section(say('staff.mail.answers'), handoff.answers.map(row)),
    ...section(
      say('staff.mail.evidence'),
      handoff.evidence.map(file =>
        row({
          label: printable(file.name).replaceAll('\n', ' '),
          value: `${file.size}, ${file.contentType}\nSHA-256 ${file.sha256}`,
        }),
      ),
    ),
    '',
    say('staff.mail.attached'),
  ].join('\n')}\n`;
}

const font =
  "font-family:system-ui,-apple-system,'Segoe UI',sans-serif;font-size:15px;line-height:1.5";
const cell = 'padding:4px 12px 4px 0;text-align:left;vertical-align:top';

function htmlBody(handoff: Handoff, texts: StaffTexts): Html {
  const say = (key: string): string => texts.t(handoff.language, key);
  return html`<!doctype html>
<html lang="${handoff.language}">
<head><meta charset="utf-8"><title>${handoff.reference}</title></head>
<body style="${font};max-width:720px;margin:0 auto;padding:16px">
<p><strong>${handoff.summary}</strong></p>
<p><a href="${handoff.link}">${handoff.link}</a></p>
${table(
  say('staff.mail.due'),
  handoff.due.map(({ label, shown }) => ({ label, value: shown })),
)}
${table(say('staff.mail.facts'), handoff.facts)}
${table(say('staff.mail.answers'), handoff.answers)}
${table(
  say('staff.mail.evidence'),
  handoff.evidence.map(file => ({
    label: file.name,
    value: `${file.size}, ${file.contentType}\nSHA-256 ${file.sha256}`,
  })),
)}
<p>${say('staff.mail.attached')}</p>
</body>
</html>
`;
}

function table(title: string, rows: Labelled[]): Html {
  if (rows.length === 0) return html``;
  return html`<h2 style="font-size:16px;margin:20px 0 4px">${title}</h2>
<table style="${font};border-collapse:collapse">
${rows.map(
  ({ label, value }) => html`<tr>
<th scope="row" style="${cell};white-space:nowrap"><bdi>${label}</bdi></th>
<td style="${cell};word-break:break-word" dir="auto">${lines(value)}</td>
</tr>
`,
)}</table>
`;
}
