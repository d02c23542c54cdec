/** A mail as somebody writes it; what is not given is that of a customer with a usual mail program. */
export interface MailText {
  from?: string;
  to?: string;
  subject?: string;
  text?: string;
  id?: string;
  inReplyTo?: string;
  references?: string[];
  headers?: Record<string, string>;
  files?: { name: string; content: Buffer }[];
}

let written = 0;

/** The source of a mail. Every mail has another Message-ID. */
export function writeMail(mail: MailText): string {
  const { from = 'Nguyễn Thị Hoa <hoa@example.com>', to = 'support@example.vn' } = mail;
  const { subject = '', text = '', files = [], headers = {} } = mail;
  const id = mail.id ?? `<mail-${++written}@example.com>`;
  const lines = [
    `From: ${encoded(from)}`,
    `To: ${to}`,
    ...(subject ? [`Subject: ${encoded(subject)}`] : []),
    'Date: Mon, 2 Mar 2026 09:00:00 +0700',
    ...(id === 'none' ? [] : [`Message-ID: ${id}`]),
    ...(mail.inReplyTo ? [`In-Reply-To: ${mail.inReplyTo}`] : []),
    ...(mail.references ? [`References: ${mail.references.join(' ')}`] : []),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="parts"',
    '',
    '--parts',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    inLines(Buffer.from(text)),
    ...files.flatMap(({ name, content }) => [
      '--parts',
      'Content-Type: application/octet-stream',
      `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Transfer-Encoding: base64',
      '',
      inLines(content),
    ]),
    '--parts--',
    '',
  ];
  return lines.join('\r\n');
}

/** Words beyond ASCII as mail programs write them into headers (RFC 2047). */
function encoded(text: string): string {
  const [, name, address] = /^(.*?)( <[^<>]+>)$/.exec(text) ?? [];
  if (name !== undefined) return `${encoded(name)}${address}`;
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

const inLines = (content: Buffer): string =>
  content.toString('base64').replace(/(.{76})/g, '$1\r\n');
