import type { WebSocket } from 'ws';
import type { LoggedActivity } from '../../domain/conversation';
import type { TimeSource, Typist } from '../../domain/ports';
import type { StreamTimes } from './deps';
import { activitySet, type Reader } from './outgoing';
import { typingActivity } from './typing';

/** Activities in one frame, which is also all that is ever buffered for a socket. */
const pageSize = 40;

/** Frames that a client may send between two signs of life; it needs one, the empty one. */
const maxFrames = 100;

export interface StreamOptions extends Pick<StreamTimes, 'keepAliveMs' | 'stallMs'> {
  reader: Reader;
  /** The number of the last activity that the client has. */
  after: number;
  /** When the token ends by which the client came; nothing is sent after it. */
  expires: Date;
  time: TimeSource;
  read(after: number, limit: number): Promise<LoggedActivity[]>;
  failed(error: unknown): void;
}

/**
 * One client's view of one log. It sends what the log has after the client's number and waits until that
 * is read. Being woken only makes it look again, so a wake too many or one too few does no harm; where it
 * is told what is new, and nothing lies between, it need not read the log for that.
 */
export class Stream {
  private after: number;
  private told: readonly LoggedActivity[] = [];
  private isPumping = false;
  private isWoken = false;
  private isAlive = true;
  private frames = 0;
  private readonly keepAlive: NodeJS.Timeout;

  constructor(
    private readonly socket: WebSocket,
    private readonly options: StreamOptions,
  ) {
    this.after = options.after;
    socket.on('pong', () => this.heard());
    socket.on('message', () => this.heard());
    socket.on('error', () => socket.terminate());
    socket.on('close', () => clearInterval(this.keepAlive));
    this.keepAlive = setInterval(() => this.tick(), options.keepAliveMs);
    this.keepAlive.unref();
  }

  /** `told` may be what the log has grown by. */
  wake(told: readonly LoggedActivity[] = []): void {
    // Who was woken already may have been so for something else, which only the log can tell.
    this.told = this.isWoken ? [] : told;
    this.isWoken = true;
    if (!this.isPumping) void this.pump();
  }

  /** Who does not read is not told: a sign that comes late is wrong. */
  type(typist: Typist): void {
    const { reader, time } = this.options;
    if (!this.mayGoOn() || this.socket.bufferedAmount > 0) return;
    // Without a watermark, as nothing in the log goes with it.
    const activities = [typingActivity(typist, reader.conversation, time.now())];
    this.socket.send(JSON.stringify({ activities }));
  }

  close(reason: string): void {
    this.socket.close(1001, reason);
  }

  terminate(): void {
    this.socket.terminate();
  }

  /** Ends a stream whose token has ended: its client comes back with a fresh one, if it has one. */
  private mayGoOn(): boolean {
    const isLate = this.options.time.now() >= this.options.expires;
    if (isLate) this.socket.close(1008, 'token-expired');
    return !isLate && this.socket.readyState === this.socket.OPEN;
  }

  private async pump(): Promise<void> {
    this.isPumping = true;
    try {
      while (this.isWoken && this.mayGoOn()) {
        this.isWoken = false;
        await this.sendAll();
      }
    } catch (error) {
      // The client comes back by itself and asks for what it has not got.
      this.options.failed(error);
      this.socket.close(1011, 'try-again');
    } finally {
      this.isPumping = false;
    }
  }

  private async sendAll(): Promise<void> {
    while (this.mayGoOn()) {
      const entries = this.takeTold() ?? (await this.options.read(this.after, pageSize));
      const last = entries.at(-1);
      if (last === undefined) return;
      const set = activitySet(entries, this.options.reader, this.after);
      // A page of nothing to show moves the client on all the same.
      await this.send(JSON.stringify(set));
      this.after = last.seq;
      if (entries.length < pageSize) return;
    }
  }

  /** What it was told, if that is what comes next. */
  private takeTold(): readonly LoggedActivity[] | undefined {
    const { told } = this;
    this.told = [];
    return told[0]?.seq === this.after + 1 && told.length < pageSize ? told : undefined;
  }

  private send(frame: string): Promise<void> {
    return new Promise(resolve => {
      const stalled = setTimeout(() => this.socket.terminate(), this.options.stallMs);
      stalled.unref();
      this.socket.send(frame, () => {
        // Also called with an error when the socket is closed; the loop sees that for itself.
        clearTimeout(stalled);
        resolve();
      });
    });
  }

  private heard(): void {
    this.isAlive = true;
    this.frames += 1;
    if (this.frames > maxFrames) this.socket.close(1008, 'too-many-frames');
  }

  private tick(): void {
    if (!this.isAlive) this.socket.terminate();
    this.isAlive = false;
    this.frames = 0;
    this.socket.ping();
    // Pages do not see a ping: by this they know that the line holds. The stock client takes it for nothing.
    if (this.mayGoOn()) this.socket.send('');
    this.wake();
  }
}
