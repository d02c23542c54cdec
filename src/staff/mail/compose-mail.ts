import type MimeNode from 'nodemailer/lib/mime-node';
import type { Mail } from './mail';
import { mailHeaders } from './mail-headers';

/** A mail as it is handed over. */
export interface ComposedMail {
  /** Whom SMTP is told, as plain addresses. */
  envelope: { from: string; to: string[] };
  /** The whole message (RFC 5322): lines end in CRLF, those of bodies have at most 76 characters, in ASCII. */
  source: Buffer;
}

type Attachment = Mail['attachments'][number];

/**
 * Composes a mail in one go. Headers and the encoding of words are nodemailer's; its own way to put the parts
 * together passes each of them through four streams, which costs more than all the rest.
 */
export async function composeMail(mail: Mail): Promise<ComposedMail> {
  const { default: Part } = await import('nodemailer/lib/mime-node');
  const { encode, wrap } = await import('nodemailer/lib/qp');
  const texts = [
    section('text/plain', 'quoted-printable', wrap(encode(withCrlf(mail.text)))),
    section('text/html', 'base64', base64Lines(withCrlf(mail.html))),
  ];
  const isMixed = mail.attachments.length > 0;
  const whole = new Part(isMixed ? 'multipart/mixed' : 'multipart/alternative');
  whole.setHeader(mailHeaders(mail));
  const source = isMixed
    ? multipart(whole, [
        multipart(whole.createChild('multipart/alternative'), texts),
        ...mail.attachments.map(file => attachment(whole, file)),
      ])
    : multipart(whole, texts);
  const { from, to } = whole.getEnvelope();
  return { envelope: { from: from || '', to }, source: Buffer.from(source) };
}

function multipart(part: MimeNode, inside: readonly string[]): string {
  // It is the headers that settle the boundary.
  const head = part.buildHeaders();
  const pieces = inside.map(piece => `--${part.boundary}\r\n${piece}`);
  return `${head}\r\n\r\n${pieces.join('')}--${part.boundary}--\r\n`;
}

function attachment(whole: MimeNode, { filename, contentType, content }: Attachment): string {
  const part = whole.createChild(contentType, { filename });
  part.setHeader('Content-Transfer-Encoding', 'base64');
  return `${part.buildHeaders()}\r\n\r\n${base64Lines(content)}\r\n`;
}

const section = (contentType: string, encoding: string, body: string): string =>
  `Content-Type: ${contentType}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;

const withCrlf = (text: string): string => text.replace(/\r\n?|\n/g, '\r\n');

const lineLength = 76;

function base64Lines(content: string | Buffer): string {
  const encoded = Buffer.from(content).toString('base64');
  const lines: string[] = [];
  for (let at = 0; at < encoded.length; at += lineLength)
    lines.push(encoded.slice(at, at + lineLength));
  return lines.join('\r\n');
}
