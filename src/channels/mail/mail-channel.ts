import { createHash, createHmac } from 'node:crypto';
import type { Server } from 'restify';
import { Undeliverable } from '../../domain/courier';
import type { Addressee, Channel, Whole } from '../channel';
import type { ChannelParts, Hidden } from '../parts';
import { readImapAddress } from './imap-address';
import { incomingMail, keepAttachments, mailChannelId } from './incoming-mail';
import { type MailOutcome, MailReader } from './mail-reader';
import { MailThreads } from './mail-threads';
import { type FetchedMail, openMailbox } from './mailbox';
import { countMail, type MailboxState } from './mailbox-state';
import { outgoingMail, replyPlace } from './outgoing-mail';
import { type ReceivedMail, readMail } from './read-mail';
import { type WhyLeft, whyLeft } from './why-left';

export interface MailSettings {
  imapUrl?: Hidden | undefined;
  /** As in a mail header; it and the published address are never answered. */
  mailFrom: string;
  supportEmail: string;
  /** What staff write from there is for each other. */
  staffEmail: readonly string[];
  /** Megabytes a file. */
  evidenceMaxMb: number;
}

type MailParts = Pick<
  ChannelParts,
  | 'turns'
  | 'vault'
  | 'states'
  | 'log'
  | 'texts'
  | 'time'
  | 'logger'
  | 'publicUrl'
  | 'mail'
  | 'secret'
  | 'providers'
>;

/** Mails of one sender in a day that are dealt with; two machines that answer each other stop there. */
const mostMailsADay = 20;
/** A mail holds a few files, which base64 makes bigger by a third. */
const filesInAMail = 3 * 1.4;
const megabyte = 1024 * 1024;

/** What dealing with mails takes, beside the mail. */
interface Desk extends MailParts {
  threads: MailThreads;
  /** The desk's own addresses, in small letters. */
  own: ReadonlySet<string>;
  from: string;
  /** A sender's mark, which tells nobody who it is. */
  markOf(sender: string): string;
}

/** The published address as a channel: a mail becomes a case, or joins its case, and is answered by mail. */
export const makeMail = (settings: MailSettings, parts: MailParts): Channel | undefined => {
  const { imapUrl, evidenceMaxMb } = settings;
  if (!imapUrl) return undefined;
  const address = readImapAddress(imapUrl.reveal());
  const where = `${address.user}@${address.host}/${address.path}`;
  let desk: Promise<Desk> | undefined;
  const open = () => {
    desk ??= deskOf(settings, parts);
    return desk;
  };
  const reader = new MailReader({
    ...{ address, open: openMailbox, states: parts.states, time: parts.time, log: parts.logger },
    stateKey: `email.${createHash('sha256').update(where).digest('hex').slice(0, 16)}`,
    mostBytes: evidenceMaxMb * filesInAMail * megabyte,
    deal: async (fetched, state) => dealWith(fetched, state, await open()),
    ...(parts.providers.mailbox && { waits: parts.providers.mailbox }),
  });
  return {
    id: mailChannelId,
    pushes: true,
    mount(_server: Server) {},
    start: () => reader.start(),
    sendWhole: async (whole, to) => send(whole, to, await open()),
    close: () => reader.close(),
  };
};

async function deskOf(
  { mailFrom, supportEmail, staffEmail }: MailSettings,
  parts: MailParts,
): Promise<Desk> {
  const secret = await parts.secret('email');
  return {
    ...parts,
    threads: new MailThreads(secret, new URL(parts.publicUrl).hostname),
    own: new Set([mailFrom, supportEmail, ...staffEmail].map(bareAddress)),
    from: mailFrom,
    markOf: sender => createHmac('sha256', secret).update(sender).digest('base64url').slice(0, 22),
  };
}

async function dealWith(
  { source, cutOff }: FetchedMail,
  state: MailboxState,
  { threads, own, markOf, turns, vault, time, logger }: Desk,
): Promise<MailOutcome> {
  const leave = (code: WhyLeft): MailOutcome => {
    logger.info({ code }, 'a mail is left to people');
    return 'left';
  };
  let mail: ReceivedMail;
  try {
    mail = await readMail(source);
  } catch {
    return leave('mail-unreadable');
  }
  const why = whyLeft(mail, own);
  const { sender } = mail;
  if (why || !sender) return leave(why ?? 'mail-no-sender');
  const now = time.now();
  if (countMail(state, markOf(sender), now) > mostMailsADay) return leave('mail-too-many');
  const files = cutOff
    ? { received: [], refused: cutOff.files.map(name => ({ name, code: 'evidence-too-big' })) }
    : await keepAttachments(vault, mail.attachments);
  await turns.receive(incomingMail({ ...mail, sender }, threads, files, now));
  return 'dealt-with';
}

async function send(
  { id: entry, pieces }: Whole,
  { conversation, from, now }: Addressee,
  { log, mail: sender, vault, texts, threads, from: ownAddress }: Desk,
): Promise<void> {
  const place = await replyPlace(conversation, log);
  const mail = await outgoingMail(pieces, place, {
    ...{ entry, threads, vault, now },
    sender: ownAddress,
    plainSubject: texts.t(conversation.language, 'mail.subject.plain'),
    personal: from === 'staff',
  });
  try {
    await sender.send(mail);
  } catch (error) {
    if (isRefusedForGood(error))
      throw new Undeliverable('mail-refused', 'the mail server refuses the mail for good', {
        cause: error,
      });
    throw error;
  }
}

/** SMTP's 5xx for the recipient or the content; a refused sign-in is the operator's to mend, and is tried again. */
function isRefusedForGood(error: unknown): boolean {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return (
    (code === 'EENVELOPE' || code === 'EMESSAGE') &&
    typeof responseCode === 'number' &&
    responseCode >= 500
  );
}

/** `The desk <desk@example.vn>` → `desk@example.vn` */
const bareAddress = (address: string): string =>
  (/<([^<>]+)>$/.exec(address)?.[1] ?? address).trim().toLowerCase();
