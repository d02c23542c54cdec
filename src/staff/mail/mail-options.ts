import type { SendMailOptions } from 'nodemailer';
import type { Mail } from './mail';

/** A mail as nodemailer takes it. The headers tell other programs not to answer, and the desk not to read it as a case. */
export function mailOptions(mail: Mail): SendMailOptions {
  return {
    messageId: mail.id,
    from: mail.from,
    to: mail.to,
    ...(mail.replyTo && { replyTo: mail.replyTo }),
    date: mail.date,
    subject: mail.subject,
    text: withCrlf(mail.text),
    html: withCrlf(mail.html),
    attachments: mail.attachments,
    ...mail.thread,
    headers: {
      'X-Paragon-Desk': '1',
      ...(!mail.personal && {
        'Auto-Submitted': mail.thread ? 'auto-replied' : 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** As mails end their lines; nodemailer leaves those of a text as they are. */
const withCrlf = (text: string): string => text.replace(/\r\n?|\n/g, '\r\n');
