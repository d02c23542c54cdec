import type { Mail } from './mail';

/** The headers of a mail. Some tell other programs not to answer, and the desk not to read it as a case. */
export function mailHeaders(mail: Mail): Record<string, string | string[] | Date> {
  return {
    'X-Paragon-Desk': '1',
    ...(!mail.personal && {
      'Auto-Submitted': mail.thread ? 'auto-replied' : 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    }),
    From: mail.from,
    To: mail.to,
    ...(mail.replyTo && { 'Reply-To': mail.replyTo }),
    ...(mail.thread && {
      'In-Reply-To': mail.thread.inReplyTo,
      References: mail.thread.references,
    }),
    Subject: mail.subject,
    'Message-ID': mail.id,
    Date: mail.date,
  };
}
