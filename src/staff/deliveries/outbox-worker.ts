import { RetryLater } from '../../domain/courier';
import type { ClaimedItem } from '../../domain/outbox';
import type { Outbox, RandomSource, TimeSource } from '../../domain/ports';
import type { StaffLog } from '../staff-log';
import { type BackOff, waitAfter } from './back-off';
import { type Courier, Undeliverable } from './courier';
import { failureCode } from './failure-code';
import type { Scheduler } from './scheduler';

/** What the metrics count of deliveries, by kind. */
export interface DeliveryCounts {
  delivered(kind: string): void;
  postponed(kind: string): void;
  abandoned(kind: string): void;
}

export interface OutboxWorkerDeps {
  outbox: Outbox;
  couriers: readonly Courier[];
  time: TimeSource;
  random: RandomSource;
  scheduler: Scheduler;
  log: StaffLog;
  counts?: DeliveryCounts;
  options?: Partial<OutboxWorkerOptions>;
}

export interface OutboxWorkerOptions {
  backOff: BackOff;
  /** Given up after so many; with the usual back-off that is after about three days. */
  mostTries: number;
  /** Items delivered at once. */
  atOnce: number;
  /** Longer than any courier takes: an item whose process died is taken again after it. */
  leaseMs: number;
  /** How often to look for what other processes left, or what falls due. */
  pollMs: number;
}

const usual: OutboxWorkerOptions = {
  backOff: { firstMs: 5_000, longestMs: 3_600_000 },
  mostTries: 80,
  atOnce: 8,
  leaseMs: 300_000,
  pollMs: 5_000,
};

/** Sees to it that whatever a turn decided to send elsewhere gets there. */
export interface OutboxWorker {
  start(): void;
  /** To be called after a commit that wrote to the outbox: do not wait for the next look. */
  nudge(): void;
  /** Delivers all that is due now, and resolves when that is done; never rejects. */
  runDue(): Promise<void>;
  /** Takes nothing more, and resolves when what it had taken is done. */
  close(): Promise<void>;
}

/** Something that one waits for and others give. */
class Signal {
  private waiting: (() => void)[] = [];

  next(): Promise<void> {
    return new Promise(resolve => this.waiting.push(resolve));
  }

  give(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

/** Hands what lies in the outbox to its couriers, each item until it is delivered or given up. */
export function createOutboxWorker(deps: OutboxWorkerDeps): OutboxWorker {
  const { outbox, time, scheduler, log } = deps;
  const options = { ...usual, ...deps.options };
  const couriers = new Map(deps.couriers.map(courier => [courier.kind, courier]));
  let started = false;
  let closed = false;
  let nudged = false;
  let isMoreDue = false;
  let running: Promise<void> | undefined;
  const under = new Set<Promise<void>>();
  const nudge = new Signal();
  let callOff = (): void => {};

  const schedule = (ms: number): void => {
    callOff();
    if (started && !closed) callOff = scheduler.after(ms, () => void runDue());
  };

  const runDue = async (): Promise<void> => {
    nudged = true;
    while (nudged && !closed) {
      running ??= run().finally(() => {
        running = undefined;
      });
      await running;
    }
    schedule(options.pollMs);
  };

  /** As many at once as may be: one that takes its time holds up no other. */
  async function run(): Promise<void> {
    while (!closed && (nudged || under.size > 0)) {
      if (nudged) await beginDue();
      // What is left waits for a free place, or a nudge.
      if (under.size > 0 && !nudged) await Promise.race([...under, nudge.next()]);
    }
    await Promise.all(under);
  }

  async function beginDue(): Promise<void> {
    nudged = false;
    const places = options.atOnce - under.size;
    const items = await claim(places);
    // Where fewer were due than there are places, a place that gets free need not look for more.
    isMoreDue = items.length === places;
    for (const item of items) begin(item);
  }

  function begin(item: ClaimedItem): void {
    const done = attempt(item).then(() => {
      under.delete(done);
      nudged ||= isMoreDue;
    });
    under.add(done);
  }

  async function claim(limit: number): Promise<ClaimedItem[]> {
    if (limit <= 0) return [];
    try {
      return await outbox.claim(time.now(), limit, options.leaseMs);
    } catch (fault) {
      log.error({ code: 'outbox-claim-failed', reason: failureCode(fault) }, 'outbox not read');
      return [];
    }
  }

  async function attempt(item: ClaimedItem): Promise<void> {
    const fields = { id: item.id, kind: item.kind, attempts: item.attempts };
    try {
      const courier = couriers.get(item.kind);
      if (!courier) await abandon(item, 'no-courier');
      else if (item.attempts > options.mostTries) await abandon(item, 'too-many-tries');
      else await deliver(courier, item);
    } catch (fault) {
      // The lease runs out and the item comes again: twice rather than never.
      log.error({ ...fields, code: 'outbox-not-noted', reason: failureCode(fault) }, 'not noted');
    }
  }

  async function deliver(courier: Courier, item: ClaimedItem): Promise<void> {
    try {
      await courier.deliver(item);
    } catch (fault) {
      const reason = failureCode(fault);
      if (fault instanceof Undeliverable || item.attempts >= options.mostTries)
        return abandon(item, reason);
      const atLeast = fault instanceof RetryLater ? fault.afterMs : 0;
      return postpone(item, reason, atLeast);
    }
    await outbox.delivered(item.id, time.now());
    deps.counts?.delivered(item.kind);
    log.info({ code: 'outbox-delivered', id: item.id, kind: item.kind }, 'delivered');
  }

  async function postpone(item: ClaimedItem, reason: string, atLeast: number): Promise<void> {
    const { id, kind, attempts } = item;
    const wait = Math.max(atLeast, waitAfter(attempts, options.backOff, deps.random));
    const until = time.now().getTime() + wait;
    await outbox.postpone(id, new Date(until), reason);
    deps.counts?.postponed(kind);
    log.warn({ code: 'outbox-postponed', id, kind, attempts, reason }, 'to be tried again');
  }

  async function abandon(item: ClaimedItem, reason: string): Promise<void> {
    const { id, kind, attempts, reference = '' } = item;
    await outbox.abandon(id, time.now(), reason);
    deps.counts?.abandoned(kind);
    log.error({ code: 'outbox-abandoned', id, kind, attempts, reason, reference }, 'given up');
  }

  return {
    start: () => {
      started = true;
      schedule(0);
    },
    nudge: () => {
      if (closed) return;
      nudged = true;
      nudge.give();
      if (!running) schedule(0);
    },
    runDue,
    close: async () => {
      closed = true;
      callOff();
      nudge.give();
      await running;
    },
  };
}
