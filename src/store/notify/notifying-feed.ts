import { randomUUID } from 'node:crypto';
import type { LoggedActivity } from '../../domain/conversation';
import { Listeners } from '../../domain/listeners';
import type { LogFeed } from '../../domain/ports';
import { type NotifyWire, openNotifyWire } from './notify-wire';

export interface NotifyingFeedOptions {
  /** `postgres://…` */
  databaseUrl: string;
  /** Told when the connection breaks and when it is back. */
  onConnection?: (state: 'lost' | 'back') => void;
  /** After how long everybody looks at the log again unasked, in milliseconds; a minute by default. */
  lookAgainMs?: number;
  /** Between two tries to connect again, in milliseconds. */
  retryMs?: number;
}

/** A feed that reaches every desk on one PostgreSQL database. */
export interface NotifyingFeed extends LogFeed {
  /** Tells the other desks that something else than a log has changed; the subject is any short text. */
  wake(subject: string): void;
  /** Hears the subjects of other desks. @returns how to stop listening. */
  onWake(heard: (subject: string) => void): () => void;
  close(): Promise<void>;
}

const channel = 'desk_log';
/** Marks what is no conversation's id: those begin with the name of their channel. */
const subjectMark = '!';
/** PostgreSQL takes less than 8,000 bytes in one notification. */
const mostBytes = 7_800;

/**
 * Tells listeners of this process at once, with what is new, and those of others by LISTEN and NOTIFY,
 * which only wakes: they are called with no activities and look at the log. A wake that is lost with a
 * broken connection, or with a process that dies after its commit, comes late but comes.
 * @throws what the driver throws when it cannot connect at first.
 */
export async function createNotifyingFeed(options: NotifyingFeedOptions): Promise<NotifyingFeed> {
  const feed = new PostgresFeed(options);
  await feed.open();
  return feed;
}

class PostgresFeed implements NotifyingFeed {
  private readonly listeners = new Listeners<LoggedActivity[]>();
  private readonly wakers = new Set<(subject: string) => void>();
  private readonly sender = randomUUID();
  private pending = new Set<string>();
  private sending: Promise<void> | undefined;
  private wire: NotifyWire | undefined;
  private retry: NodeJS.Timeout | undefined;
  private lookAgain: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(private readonly options: NotifyingFeedOptions) {}

  async open(): Promise<void> {
    await this.connect();
    this.lookAgain = setInterval(() => this.wakeAll(), this.options.lookAgainMs ?? 60_000);
    this.lookAgain.unref();
  }

  announce(activities: LoggedActivity[]): void {
    const ids = new Set(activities.map(activity => activity.conversationId));
    for (const id of ids) {
      this.listeners.tell(
        id,
        activities.filter(activity => activity.conversationId === id),
      );
      this.pending.add(id);
    }
    this.sending ??= this.send();
  }

  listen(conversationId: string, heard: (activities: LoggedActivity[]) => void): () => void {
    return this.listeners.listen(conversationId, heard);
  }

  wake(subject: string): void {
    this.pending.add(subjectMark + subject);
    this.sending ??= this.send();
  }

  onWake(heard: (subject: string) => void): () => void {
    this.wakers.add(heard);
    return () => this.wakers.delete(heard);
  }

  async close(): Promise<void> {
    await this.sending;
    this.isClosed = true;
    clearTimeout(this.retry);
    clearInterval(this.lookAgain);
    const { wire } = this;
    this.wire = undefined;
    await wire?.close();
  }

  private wakeAll(): void {
    for (const id of this.listeners.ids) this.listeners.tell(id, []);
  }

  private async connect(): Promise<void> {
    this.wire = await openNotifyWire(this.options.databaseUrl, channel, {
      heard: payload => this.heard(payload),
      lost: () => this.lost(),
    });
  }

  private heard(payload: string): void {
    const [sender, ...ids] = JSON.parse(payload) as string[];
    if (sender === this.sender) return;
    for (const id of ids) {
      if (!id.startsWith(subjectMark)) this.listeners.tell(id, []);
      else for (const waker of [...this.wakers]) waker(id.slice(subjectMark.length));
    }
  }

  /** What is announced while a notification is under way goes with the next one. */
  private async send(): Promise<void> {
    await new Promise(next => setImmediate(next));
    while (this.wire && this.pending.size > 0) {
      const ids = [...this.pending];
      this.pending = new Set();
      try {
        for (const payload of payloadsOf(this.sender, ids)) await this.wire.send(payload);
      } catch {
        // The connection broke, which `lost` is told of as well: said again when it is back.
        for (const id of ids) this.pending.add(id);
        this.lost();
      }
    }
    this.sending = undefined;
  }

  private lost(): void {
    if (!this.wire || this.isClosed) return;
    const broken = this.wire;
    this.wire = undefined;
    // What is left of a broken connection may break once more; a new one is made in any case.
    broken.close().catch(() => undefined);
    this.options.onConnection?.('lost');
    this.reconnectLater();
  }

  private reconnectLater(): void {
    this.retry = setTimeout(() => void this.reconnect(), this.options.retryMs ?? 1_000);
    this.retry.unref();
  }

  private async reconnect(): Promise<void> {
    try {
      await this.connect();
    } catch {
      // Told of already, and tried until it is back.
      if (!this.isClosed) this.reconnectLater();
      return;
    }
    if (this.isClosed) return this.wire?.close();
    this.options.onConnection?.('back');
    this.wakeAll();
    this.sending ??= this.send();
  }
}

/** Conversation ids in as few notifications as hold them; an id that no notification holds is left out. */
function payloadsOf(sender: string, ids: string[]): string[] {
  const payloads: string[] = [];
  let part: string[] = [];
  for (const id of ids) {
    const longer = JSON.stringify([sender, ...part, id]);
    if (Buffer.byteLength(longer) > mostBytes && part.length > 0) {
      payloads.push(JSON.stringify([sender, ...part]));
      part = [];
    }
    if (Buffer.byteLength(JSON.stringify([sender, id])) <= mostBytes) part.push(id);
  }
  if (part.length > 0) payloads.push(JSON.stringify([sender, ...part]));
  return payloads;
}
