import { PassThrough, type Readable } from 'node:stream';
import { DeskError } from '../../domain/errors';
import type { LiveBus, LiveEvent } from './live-bus';

export interface LiveStreamsOptions {
  /** Between two signs of life, at which it is also checked whether the person is still signed in. */
  keepAliveMs?: number;
  /** How often a console is told to look for itself, should a wake have been lost. */
  lookAgainMs?: number;
  /** Open streams of one person or program. */
  mostOfOne?: number;
}

const usual = { keepAliveMs: 20_000, lookAgainMs: 60_000, mostOfOne: 12 };
/** A console that reads no more has its stream ended; it asks for everything when it comes back. */
const mostWaitingBytes = 64 * 1024;

/** The open event streams of consoles (text/event-stream, WHATWG HTML 9.2). */
export class LiveStreams {
  private readonly options: Required<LiveStreamsOptions>;
  private readonly open = new Map<PassThrough, string>();

  constructor(
    private readonly bus: LiveBus,
    options: LiveStreamsOptions = {},
  ) {
    this.options = { ...usual, ...options };
  }

  /**
   * @param isSignedIn asked now and then; the stream ends with the sign-in.
   * @throws DeskError `staff-too-many-streams`
   */
  begin(owner: string, isSignedIn: () => Promise<boolean>): Readable {
    const { keepAliveMs, lookAgainMs, mostOfOne } = this.options;
    const ofOwner = [...this.open.values()].filter(one => one === owner).length;
    if (ofOwner >= mostOfOne)
      throw new DeskError('staff-too-many-streams', 'one person has too many open streams');
    const stream = new PassThrough();
    this.open.set(stream, owner);
    const write = (text: string): void => {
      if (stream.writableLength > mostWaitingBytes) stream.destroy();
      else if (!stream.destroyed && !stream.writableEnded) stream.write(text);
    };
    const stop = this.bus.listen(event => write(frameOf(event)));
    const check = async (): Promise<void> => {
      if (await isSignedIn()) write(': here\n\n');
      else stream.end(': signed out\n\n');
    };
    const timers = [
      // A store that does not answer ends no stream: the next sign of life asks again.
      setInterval(() => void check().catch(() => write(': here\n\n')), keepAliveMs),
      setInterval(() => write(frameOf({ type: 'queue' })), lookAgainMs),
    ];
    for (const timer of timers) timer.unref();
    const forget = (): void => {
      stop();
      for (const timer of timers) clearInterval(timer);
      this.open.delete(stream);
    };
    stream.on('close', forget);
    stream.on('end', forget);
    // The first bytes open the stream in the browser, which comes back after two seconds if it breaks.
    write('retry: 2000\n\n');
    return stream;
  }

  count(): number {
    return this.open.size;
  }

  /** Ends every stream: the server is about to stop. */
  close(): void {
    for (const stream of [...this.open.keys()]) stream.end();
    this.bus.close();
  }
}

function frameOf({ type, ...ids }: LiveEvent): string {
  return `event: ${type}\ndata: ${JSON.stringify(ids)}\n\n`;
}
