import type { ChannelStates } from '../../domain/channel-store';
import { DeskError } from '../../domain/errors';
import type { TimeSource } from '../../domain/ports';
import { faultOf } from '../http/fault';
import type { ImapAddress } from './imap-address';
import type { FetchedMail, ListedMail, Mailbox } from './mailbox';
import { type MailboxState, mailboxState, stateAt } from './mailbox-state';

/** What a log of this channel is told: codes and numbers alone. */
export interface MailLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** `left`: to people, unread. */
export type MailOutcome = 'dealt-with' | 'left';

export interface MailReaderDeps {
  address: ImapAddress;
  open(address: ImapAddress): Promise<Mailbox>;
  states: ChannelStates;
  /** Under which the state of this mailbox is kept. */
  stateKey: string;
  time: TimeSource;
  log: MailLog;
  /** A bigger mail is read in its beginning alone; in bytes. */
  mostBytes: number;
  /** @throws where it could not be dealt with now: it comes again. */
  deal(mail: FetchedMail, state: MailboxState): Promise<MailOutcome>;
  waits?: Partial<ReaderWaits>;
}

/** In milliseconds. */
export interface ReaderWaits {
  /** Between looks, should the server not tell of new mail. */
  look: number;
  /** While another process reads. */
  busy: number;
  /** After a failure; it doubles up to the longest. */
  firstFailure: number;
  longestFailure: number;
}

const usualWaits: ReaderWaits = {
  look: 60_000,
  busy: 5_000,
  firstFailure: 5_000,
  longestFailure: 300_000,
};

/** Mails of one pass; how far it came is written after it. */
const batch = 10;
/** Longer than a pass takes: after it another process goes on. */
const leaseMs = 300_000;
/** Then a mail is left to people, so that those behind it are read. */
const mostTries = 8;

/**
 * Reads a mailbox for as long as the desk runs: what is new is dealt with in its order, by one process at a
 * time. How far it came stands in the store, so that a restart goes on there; a mail that was dealt with in
 * a pass that died comes again, and is known by its Message-ID.
 */
export class MailReader {
  private readonly waits: ReaderWaits;
  private mailbox: Mailbox | undefined;
  private closed = false;
  private running: Promise<void> | undefined;
  private wakeUp = (): void => {};

  constructor(private readonly deps: MailReaderDeps) {
    this.waits = { ...usualWaits, ...deps.waits };
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the mail that is under way. */
  async close(): Promise<void> {
    this.closed = true;
    this.wakeUp();
    await this.mailbox?.close();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.closed) {
      try {
        await this.session(() => {
          failures = 0;
        });
      } catch (error) {
        if (this.closed) return;
        const wait = Math.min(this.waits.firstFailure * 2 ** failures++, this.waits.longestFailure);
        const code = error instanceof DeskError ? error.code : 'mail-failed';
        const fault = faultOf(error instanceof DeskError ? (error.cause ?? error) : error);
        this.deps.log.warn({ code, wait, fault }, 'the mailbox is not read for now');
        await this.sleep(wait);
      }
    }
  }

  private async session(onRead: () => void): Promise<void> {
    const mailbox = await this.deps.open(this.deps.address);
    this.mailbox = mailbox;
    try {
      while (!this.closed && mailbox.usable) {
        const came = await this.pass(mailbox);
        if (came !== 'busy') onRead();
        if (came === 'all') await mailbox.wait(this.waits.look);
        if (came === 'busy') await mailbox.wait(this.waits.busy);
      }
    } finally {
      this.mailbox = undefined;
      await mailbox.close();
    }
  }

  /** One pass over what is new. A failure stops it at the mail that failed; what came before it is kept. */
  private async pass(mailbox: Mailbox): Promise<'more' | 'all' | 'busy'> {
    const { states, stateKey, time } = this.deps;
    let fault: { error: unknown } | undefined;
    const done = await states.alone(stateKey, time.now(), leaseMs, async present => {
      const known = mailboxState(present);
      const state = structuredClone(stateAt(known, mailbox, time.now()));
      if (!known)
        this.deps.log.info({ code: 'mail-begun' }, 'mail is read from now on; older mail is not');
      const came = await this.readNew(mailbox, state).catch((error: unknown) => {
        fault = { error };
        return 'all' as const;
      });
      return { next: { ...state }, result: came };
    });
    if (fault) throw fault.error;
    return done?.result ?? 'busy';
  }

  private async readNew(mailbox: Mailbox, state: MailboxState): Promise<'more' | 'all'> {
    const listed = await mailbox.list(state.nextUid, new Date(state.since));
    for (const mail of listed.slice(0, batch)) {
      if (this.closed) return 'all';
      await this.readOne(mailbox, mail, state);
      state.nextUid = mail.uid + 1;
      delete state.failing;
      if (mail.receivedAt > new Date(state.newest)) state.newest = mail.receivedAt.toISOString();
    }
    return listed.length > batch ? 'more' : 'all';
  }

  private async readOne(mailbox: Mailbox, mail: ListedMail, state: MailboxState): Promise<void> {
    const { uid } = mail;
    const fetched = await mailbox.fetch(mail, this.deps.mostBytes);
    if (!fetched) return;
    try {
      if ((await this.deps.deal(fetched, state)) === 'dealt-with') await mailbox.markRead(uid);
    } catch (error) {
      const tries = state.failing?.uid === uid ? state.failing.tries + 1 : 1;
      state.failing = { uid, tries };
      if (tries < mostTries || !mailbox.usable) throw error;
      this.deps.log.error(
        { code: 'mail-left', uid, fault: faultOf(error) },
        'a mail could not be dealt with and is left to people',
      );
    }
  }

  private async sleep(ms: number): Promise<void> {
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
