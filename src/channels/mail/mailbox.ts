import type { ImapFlow, MessageStructureObject } from 'imapflow';
import { DeskError } from '../../domain/errors';
import type { ImapAddress } from './imap-address';

/** A mail that stands in the mailbox. */
export interface ListedMail {
  uid: number;
  /** Bytes. */
  size: number;
  /** When the server received it. */
  receivedAt: Date;
}

export interface FetchedMail {
  source: Buffer;
  /** Of a mail that is too big, only the beginning was fetched; these are the files in it. */
  cutOff?: { files: string[] };
}

/** An open mailbox. Nothing in it is moved or deleted; the one thing that is changed is "read". */
export interface Mailbox {
  readonly uidValidity: string;
  readonly uidNext: number;
  /** The mails from a number on that were received since a time, in the order of their numbers. */
  list(fromUid: number, since: Date): Promise<ListedMail[]>;
  /** @returns nothing where it is gone meanwhile. */
  fetch(mail: ListedMail, mostBytes: number): Promise<FetchedMail | undefined>;
  markRead(uid: number): Promise<void>;
  /** Resolves when something may have come, when the connection is gone, or after a time. */
  wait(ms: number): Promise<void>;
  readonly usable: boolean;
  close(): Promise<void>;
}

/** How much of a mail that is too big is read: its words come first. */
const beginning = 512 * 1024;
const dayMs = 24 * 3_600_000;
/** The server's clock need not be the desk's. */
const clocksDiffer = 3_600_000;

/** @throws DeskError `imap-unreachable`, whose cause is the library's error. */
export async function openMailbox(address: ImapAddress): Promise<Mailbox> {
  const { host, port, secure, startTls, user, password, path } = address;
  // Only where a mailbox is read: the desk starts faster without it.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    ...{ host, port, secure, logger: false, emitLogs: false },
    ...(startTls && { doSTARTTLS: true }),
    auth: { user, pass: password },
    ...{ autoIdleDelay: 100, maxIdleTime: 240_000, disableCompression: true },
    ...{ connectionTimeout: 20_000, greetingTimeout: 16_000 },
  });
  const wakes = new Set<() => void>();
  let fresh = false;
  const wake = () => {
    fresh = true;
    for (const woken of wakes) woken();
  };
  client.on('exists', wake);
  client.on('close', wake);
  // Without a listener a lost connection would end the process; the reader sees that it is unusable.
  client.on('error', wake);
  try {
    await client.connect();
    const { uidValidity, uidNext } = await client.mailboxOpen(path);
    return {
      uidValidity: String(uidValidity),
      uidNext,
      get usable() {
        return client.usable;
      },
      list: (fromUid, since) => list(client, fromUid, since),
      fetch: (mail, mostBytes) => fetchMail(client, mail, mostBytes),
      markRead: async uid => {
        await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
      },
      wait: async ms => {
        if (!fresh && client.usable)
          await new Promise<void>(resolve => {
            const done = () => {
              clearTimeout(timer);
              wakes.delete(done);
              resolve();
            };
            const timer = setTimeout(done, ms);
            wakes.add(done);
          });
        fresh = false;
      },
      close: async () => {
        wake();
        client.close();
      },
    };
  } catch (cause) {
    client.close();
    throw new DeskError('imap-unreachable', 'the mailbox could not be opened', { cause });
  }
}

async function list(client: ImapFlow, fromUid: number, since: Date): Promise<ListedMail[]> {
  // SINCE knows whole days of the server's zone alone: a day more, and looked at closely below.
  const day = new Date(since.getTime() - dayMs);
  const found = await client.search({ uid: `${fromUid}:*`, since: day }, { uid: true });
  const uids = (found || []).filter(uid => uid >= fromUid).sort((one, other) => one - other);
  if (uids.length === 0) return [];
  const listed: ListedMail[] = [];
  const range = uids.join(',');
  for await (const { uid, size = 0, internalDate } of client.fetch(
    range,
    { uid: true, size: true, internalDate: true },
    { uid: true },
  )) {
    const receivedAt = internalDate === undefined ? since : new Date(internalDate);
    if (receivedAt.getTime() >= since.getTime() - clocksDiffer)
      listed.push({ uid, size, receivedAt });
  }
  return listed.sort((one, other) => one.uid - other.uid);
}

async function fetchMail(
  client: ImapFlow,
  { uid, size }: ListedMail,
  mostBytes: number,
): Promise<FetchedMail | undefined> {
  const tooBig = size > mostBytes;
  const mail = await client.fetchOne(
    String(uid),
    tooBig
      ? { uid: true, source: { start: 0, maxLength: beginning }, bodyStructure: true }
      : { uid: true, source: true },
    { uid: true },
  );
  if (mail === false || mail.source === undefined) return undefined;
  const { source, bodyStructure } = mail;
  return { source, ...(tooBig && { cutOff: { files: filesIn(bodyStructure) } }) };
}

function filesIn(part: MessageStructureObject | undefined): string[] {
  if (!part) return [];
  const name = part.dispositionParameters?.filename ?? part.parameters?.name;
  return [...(name ? [name] : []), ...(part.childNodes ?? []).flatMap(filesIn)];
}
