import type { Mail } from './mail';
import { mailOptions } from './mail-options';

/** The whole message (RFC 5322): lines end in CRLF and are short, and all of it is ASCII. */
export async function composeMail(mail: Mail): Promise<Buffer> {
  const { createTransport } = await import('nodemailer');
  const composer = createTransport({ streamTransport: true, buffer: true });
  const { message } = await composer.sendMail(mailOptions(mail));
  if (!Buffer.isBuffer(message))
    throw new Error('nodemailer gave a stream, where a buffer was asked for');
  return message;
}
