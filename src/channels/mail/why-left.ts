import { bare } from '../../language/fold';
import { isOwnMessageId } from './mail-threads';
import type { ReceivedMail } from './read-mail';

/** Why the desk leaves a mail to people, unread in the mailbox; codes for the log. */
export type WhyLeft =
  | 'mail-no-sender'
  | 'mail-forged'
  | 'mail-own'
  | 'mail-bounce'
  | 'mail-auto-reply'
  | 'mail-list'
  | 'mail-too-many'
  | 'mail-unreadable';

const robots = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+\-=.].*)?@/;
const repliesBySubject =
  /^(?:auto(?:matic)?[- ]?reply|out of (?:the )?office|tra loi tu dong|tu dong tra loi|vang mat|undeliver(?:ed|able)|delivery status notification)\b/;
const autoReplyHeaders = ['x-autoreply', 'x-autorespond', 'x-auto-reply-from', 'x-mail-autoreply'];
const listHeaders = ['list-id', 'list-unsubscribe', 'list-post', 'mailing-list'];

/**
 * Whether no person wrote this mail to the desk: its own mails come back, bounces, replies by machines
 * (RFC 3834), mailings. To answer them would be a loop or a nuisance. The published address itself may be
 * a group that marks all it passes on as a list: that is none.
 *
 * @param own the desk's own addresses, in small letters.
 */
export function whyLeft(mail: ReceivedMail, own: ReadonlySet<string>): WhyLeft | undefined {
  const { sender, messageId, headers } = mail;
  if (isBounce(mail)) return 'mail-bounce';
  if (!sender) return 'mail-no-sender';
  if (isForged(headers)) return 'mail-forged';
  if (own.has(sender) || isOwnMessageId(messageId) || headers.has(ownHeader)) return 'mail-own';
  if (isAutoReply(mail)) return 'mail-auto-reply';
  if (isMailing(headers, own)) return 'mail-list';
  return robots.test(sender) ? 'mail-auto-reply' : undefined;
}

/**
 * The mail server's own verdict (RFC 8601): the domain in From says that this mail is none of its own. Who
 * writes from an address joins the cases of that address, so that is worth a person's look.
 */
const isForged = (headers: ReadonlyMap<string, string>): boolean =>
  /\bdmarc\s*=\s*fail\b/i.test(headers.get('authentication-results') ?? '');

/** Stands in every mail that the desk sends. */
const ownHeader = 'x-paragon-desk';

function isBounce({ sender = '', headers }: ReceivedMail): boolean {
  return (
    headers.get('return-path')?.replace(/\s/g, '') === '<>' ||
    headers.has('x-failed-recipients') ||
    /^multipart\/report\b/i.test(headers.get('content-type') ?? '') ||
    /^(?:mailer-daemon|postmaster)@/.test(sender)
  );
}

function isAutoReply({ subject, headers }: ReceivedMail): boolean {
  const submitted = headers.get('auto-submitted') ?? 'no';
  return (
    !/^no\b/i.test(submitted) ||
    /\b(?:all|oof|autoreply)\b/i.test(headers.get('x-auto-response-suppress') ?? '') ||
    /auto[_-]?reply/i.test(headers.get('precedence') ?? '') ||
    autoReplyHeaders.some(name => headers.has(name)) ||
    repliesBySubject.test(bare(subject))
  );
}

function isMailing(headers: ReadonlyMap<string, string>, own: ReadonlySet<string>): boolean {
  if (isOwnGroup(headers, own)) return false;
  return (
    /^(?:bulk|junk|list)\b/i.test(headers.get('precedence') ?? '') ||
    listHeaders.some(name => headers.has(name))
  );
}

/** Groups write their address into `List-Post`, and with a dot for the @ into `List-ID`. */
function isOwnGroup(headers: ReadonlyMap<string, string>, own: ReadonlySet<string>): boolean {
  const post = headers.get('list-post')?.toLowerCase() ?? '';
  const id = headers.get('list-id')?.toLowerCase() ?? '';
  return [...own].some(
    address => post.includes(`mailto:${address}`) || id.includes(`<${address.replace('@', '.')}>`),
  );
}
