import type { Logger } from 'pino';
import type { ClaimedEvent, InboundEvents } from '../../domain/channel-store';
import { DeskError } from '../../domain/errors';
import type { TimeSource } from '../../domain/ports';
import { faultOf } from '../http/fault';

export interface InboundWorkerDeps {
  events: InboundEvents;
  /**
   * Deals with one event: rejects with `Useless` where it will never be of use, with anything else to be
   * called again later.
   */
  handle(event: ClaimedEvent): Promise<void>;
  time: TimeSource;
  /** Runs something later. @returns how to call it off. */
  scheduler: { after(milliseconds: number, run: () => void): () => void };
  logger: Pick<Logger, 'warn' | 'error'>;
  options?: Partial<InboundOptions>;
}

export interface InboundOptions {
  /** Conversations dealt with at once. */
  atOnce: number;
  /**
   * An event whose process died is taken again after it. One that takes longer may be begun twice, and is
   * answered once: the log knows it.
   */
  leaseMs: number;
  /** How often to look for what other processes left. */
  pollMs: number;
  firstWaitMs: number;
  longestWaitMs: number;
  /** By then it is days: nothing can be made of it. */
  mostTries: number;
}

const usual: InboundOptions = {
  ...{ atOnce: 16, leaseMs: 90_000, pollMs: 5_000 },
  ...{ firstWaitMs: 1_000, longestWaitMs: 300_000, mostTries: 900 },
};

/** An event that can never be dealt with. */
export class Useless extends DeskError {
  override readonly name = 'Useless';
}

/** Sees to it that whatever a channel has acknowledged gets its turn. */
export interface InboundWorker {
  start(): void;
  /** Something was kept: do not wait for the next look. */
  nudge(): void;
  /** Deals with all that is free now; resolves when nothing is under way. */
  runDue(): Promise<void>;
  /** Takes nothing more, and resolves when what it had taken is done. */
  close(): Promise<void>;
}

/** Works off what the channels have acknowledged, line by line, each event until its turn is committed. */
export function createInboundWorker(deps: InboundWorkerDeps): InboundWorker {
  const { events, time, scheduler, logger } = deps;
  const options = { ...usual, ...deps.options };
  const under = new Set<Promise<void>>();
  let looking: Promise<void> | undefined;
  let again = false;
  let [started, closed] = [false, false];
  let callOff = (): void => {};

  const schedule = (ms: number): void => {
    callOff();
    if (started && !closed)
      callOff = scheduler.after(ms, () => {
        look();
        schedule(options.pollMs);
      });
  };

  /** One look at a time: it fills the free places, and each that becomes free looks again. */
  const look = (): Promise<void> => {
    again = true;
    looking ??= fill().finally(() => {
      looking = undefined;
      // Somebody asked after the last look and before its end.
      if (again && !closed) void look();
    });
    return looking;
  };

  async function fill(): Promise<void> {
    while (again && !closed) {
      again = false;
      const free = options.atOnce - under.size;
      if (free <= 0) return;
      for (const event of await claim(free)) begin(event);
    }
  }

  async function claim(limit: number): Promise<ClaimedEvent[]> {
    try {
      return await events.claim(time.now(), limit, options.leaseMs);
    } catch (fault) {
      logger.error({ code: 'inbound-claim-failed', fault: faultOf(fault) }, 'inbound not read');
      return [];
    }
  }

  function begin(event: ClaimedEvent): void {
    const done = attempt(event).then(() => {
      under.delete(done);
      // The next of the same line is free now.
      void look();
    });
    under.add(done);
  }

  /** Never rejects. */
  async function attempt(event: ClaimedEvent): Promise<void> {
    const { channel, seq, attempts } = event;
    try {
      try {
        await deps.handle(event);
        await events.done(seq);
      } catch (fault) {
        const useless = fault instanceof Useless || attempts >= options.mostTries;
        const fields = { channel, seq, attempts, fault: faultOf(fault) };
        if (useless) {
          logger.error({ ...fields, code: 'inbound-dropped' }, 'an event was of no use');
          return await events.done(seq);
        }
        logger.warn({ ...fields, code: 'inbound-postponed' }, 'to be dealt with later');
        await events.postpone(seq, new Date(time.now().getTime() + waitAfter(attempts)));
      }
    } catch (fault) {
      // The lease runs out and the event comes again; the log knows what was answered.
      logger.error({ channel, seq, code: 'inbound-not-noted', fault: faultOf(fault) }, 'not noted');
    }
  }

  const waitAfter = (attempts: number): number =>
    Math.min(options.firstWaitMs * 2 ** Math.min(attempts - 1, 20), options.longestWaitMs);

  async function runDue(): Promise<void> {
    await look();
    while (under.size > 0 || looking) {
      await Promise.all(under);
      await looking;
    }
  }

  return {
    start: () => {
      started = true;
      schedule(0);
    },
    nudge: () => {
      if (started && !closed) void look();
    },
    runDue,
    close: async () => {
      closed = true;
      callOff();
      await looking;
      await Promise.all(under);
    },
  };
}
