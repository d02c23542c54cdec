import type MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail } from './mail';
import { mailOptions } from './mail-options';

/** A mail as it is handed over. */
export interface ComposedMail {
  /** Whom SMTP is told, as plain addresses. */
  envelope: { from: string; to: string[] };
  /** The whole message (RFC 5322): lines end in CRLF, those of bodies have at most 76 characters, in ASCII. */
  source: Buffer;
}

type Part = ReturnType<MailComposer['compile']>;

/**
 * Composes a mail in one go. The parts, their headers and the encoding of words are nodemailer's; its own way
 * to put them together passes each through four streams, which costs four times as much as all the rest.
 */
export async function composeMail(mail: Mail): Promise<ComposedMail> {
  const { default: Composer } = await import('nodemailer/lib/mail-composer');
  const qp = await import('nodemailer/lib/qp');
  const whole = new Composer(mailOptions(mail)).compile();
  const { from, to } = whole.getEnvelope();
  const source = sourceOf(whole, text => qp.wrap(qp.encode(text)));
  return { envelope: { from: from || '', to }, source: Buffer.from(source) };
}

function sourceOf(part: Part, quoted: (text: string) => string): string {
  // First the headers: they settle the boundary and the encoding.
  const head = `${part.buildHeaders()}\r\n\r\n`;
  if (!part.multipart) return `${head}${bodyOf(part, quoted)}\r\n`;
  const opening = `--${part.boundary}\r\n`;
  const inside = part.childNodes.map(child => `${opening}${sourceOf(child, quoted)}`).join('');
  return `${head}${inside}--${part.boundary}--\r\n`;
}

function bodyOf(part: Part, quoted: (text: string) => string): string {
  const { content = '' } = part;
  if (typeof content !== 'string' && !Buffer.isBuffer(content))
    throw new TypeError('mails are composed of what is at hand');
  if (part.getTransferEncoding() === 'base64') return base64Lines(content);
  const text = content.toString().replace(/\r\n?|\n/g, '\r\n');
  return part.getTransferEncoding() === 'quoted-printable' ? quoted(text) : text;
}

const lineLength = 76;

function base64Lines(content: string | Buffer): string {
  const encoded = Buffer.from(content).toString('base64');
  const lines: string[] = [];
  for (let at = 0; at < encoded.length; at += lineLength)
    lines.push(encoded.slice(at, at + lineLength));
  return lines.join('\r\n');
}
