import { z } from 'zod';
import { address, type Setting, secret } from '../setting';

/** `desk@example.vn` or `The privacy desk <desk@example.vn>`. */
const sender = z.union([z.email(), z.string().regex(/^[^<>\r\n]+ <[^<>@\s]+@[^<>@\s]+>$/)]);

/** Mail to staff and customers. */
export const mailSettings = {
  smtpUrl: {
    variable: 'SMTP_URL',
    doc: [
      'The mail server. smtp:// (STARTTLS where offered) or smtps://; user and password belong in it.',
      'Without it, each mail is written as an .eml file below DATA_DIR/outbox.',
    ],
    schema: secret(address('smtp:', 'smtps:')),
    cure: 'give smtp://user:password@host:587 or smtps://user:password@host:465, with signs such as @ or / in a password written as %40 or %2F',
    example: 'smtps://desk:password@mail.example.vn:465',
  },
  imapUrl: {
    variable: 'IMAP_URL',
    doc: [
      'The mailbox of the published address: imaps://user:password@host/INBOX. What comes in from then on',
      'becomes cases; mails are answered by SMTP_URL (docs/channels/email.md). Without it, nobody reads it.',
    ],
    schema: secret(address('imap:', 'imaps:').refine(text => new URL(text).username !== '')),
    cure: 'give imaps://user:password@host/INBOX, with signs such as @ or / in user and password written as %40 or %2F',
    example: 'imaps://support%40example.vn:password@mail.example.vn/INBOX',
  },
  mailFrom: {
    variable: 'MAIL_FROM',
    doc: ['The sender of mails: an address, or a name with the address in angle brackets.'],
    schema: sender,
    cure: 'give an e-mail address, or: A name <address>',
    defaultFrom: 'SUPPORT_EMAIL',
  },
} as const satisfies Record<string, Setting<unknown>>;
