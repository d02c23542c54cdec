import { DeskError } from '../../src/domain/errors';
import type { ClaimedItem } from '../../src/domain/outbox';
import { waitAfter } from '../../src/staff/deliveries/back-off';
import { type Courier, Undeliverable } from '../../src/staff/deliveries/courier';
import { failureCode } from '../../src/staff/deliveries/failure-code';
import { createOutboxWorker } from '../../src/staff/deliveries/outbox-worker';
import type { Scheduler } from '../../src/staff/deliveries/scheduler';
import { MemoryOutbox } from './support/memory-desk';
import { hours, realRandom, TestClock, TestLog } from './support/sources';

/** Timers that run when the test says so. */
class HeldScheduler implements Scheduler {
  readonly waiting = new Map<object, { ms: number; run: () => void }>();
  after(ms: number, run: () => void): () => void {
    const key = {};
    this.waiting.set(key, { ms, run });
    return () => this.waiting.delete(key);
  }
  get delays(): number[] {
    return [...this.waiting.values()].map(({ ms }) => ms);
  }
  fire(): void {
    const due = [...this.waiting.values()];
    this.waiting.clear();
    for (const { run } of due) run();
  }
}

function worker(deliver: (item: ClaimedItem) => Promise<void>, mostTries = 4) {
  const clock = new TestClock();
  const log = new TestLog();
  const outbox = new MemoryOutbox();
  const scheduler = new HeldScheduler();
  const counted: string[] = [];
  const courier: Courier = { kind: 'mail.handoff', deliver };
  const made = createOutboxWorker({
    outbox,
    couriers: [courier],
    time: clock,
    random: realRandom,
    scheduler,
    log,
    counts: {
      delivered: kind => counted.push(`delivered ${kind}`),
      postponed: kind => counted.push(`postponed ${kind}`),
      abandoned: kind => counted.push(`abandoned ${kind}`),
    },
    options: { mostTries, atOnce: 2, pollMs: 1_000 },
  });
  const add = (id: string, kind = 'mail.handoff') =>
    outbox.add({ id, kind, payload: {}, dueAt: clock.now() });
  return { worker: made, clock, log, outbox, scheduler, add, counted };
}

const settled = () => new Promise(resolve => setImmediate(resolve));

describe('the outbox worker', () => {
  it('delivers all that is due, more than it takes at once, each once', async () => {
    const seen: string[] = [];
    const { worker: w, add, counted } = worker(async item => void seen.push(item.id));
    for (let n = 0; n < 7; n++) add(`i${n}`);
    await Promise.all([w.runDue(), w.runDue()]);
    expect(seen.toSorted()).toEqual(['i0', 'i1', 'i2', 'i3', 'i4', 'i5', 'i6']);
    expect(counted).toEqual(Array(7).fill('delivered mail.handoff'));
  });

  it('waits longer after each failure, then gives up and says so', async () => {
    const {
      worker: w,
      add,
      outbox,
      clock,
      log,
      counted,
    } = worker(async () => {
      throw new DeskError('mail-server-down', 'x');
    });
    add('i');
    const waits: number[] = [];
    for (let n = 0; n < 4; n++) {
      await w.runDue();
      waits.push(outbox.row('i').dueAt.getTime() - clock.now().getTime());
      await w.runDue();
      expect(outbox.row('i').attempts).toBe(n + 1);
      clock.advance(hours(1));
    }
    expect(waits[0]).toBeGreaterThanOrEqual(2_500);
    expect(waits[1]).toBeGreaterThanOrEqual(5_000);
    expect(waits[2]).toBeGreaterThanOrEqual(10_000);
    expect(outbox.row('i')).toMatchObject({ end: 'abandoned', reason: 'mail-server-down' });
    expect(log.codes('error')).toEqual(['outbox-abandoned']);
    expect(counted.at(-1)).toBe('abandoned mail.handoff');
  });

  it('does not try again what cannot succeed, nor what nobody delivers', async () => {
    const {
      worker: w,
      add,
      outbox,
      log,
    } = worker(async () => {
      throw new Undeliverable('handoff-case-gone', 'x');
    });
    add('gone');
    add('unknown', 'pigeon.post');
    await w.runDue();
    expect(outbox.row('gone')).toMatchObject({ end: 'abandoned', reason: 'handoff-case-gone' });
    expect(outbox.row('unknown')).toMatchObject({ end: 'abandoned', reason: 'no-courier' });
    expect(log.codes('error')).toEqual(['outbox-abandoned', 'outbox-abandoned']);
  });

  it('does not begin again what ended the process each time before', async () => {
    let begun = 0;
    const { worker: w, add, outbox } = worker(async () => void begun++);
    add('i');
    outbox.row('i').attempts = 4;
    await w.runDue();
    expect(begun).toBe(0);
    expect(outbox.row('i')).toMatchObject({ end: 'abandoned', reason: 'too-many-tries' });
  });

  it('one item’s failure keeps no other waiting', async () => {
    const {
      worker: w,
      add,
      outbox,
    } = worker(async item => {
      if (item.id === 'bad') throw new Error('x');
    });
    add('bad');
    add('good');
    await w.runDue();
    expect(outbox.row('good').end).toBe('delivered');
    expect(outbox.row('bad').end).toBeUndefined();
  });

  it('lives through an outbox that fails, and delivers when it works again', async () => {
    const { worker: w, add, outbox, log, scheduler } = worker(async () => {});
    add('i');
    const claim = jest.spyOn(outbox, 'claim').mockRejectedValueOnce(new Error('disk'));
    w.start();
    scheduler.fire();
    await settled();
    expect(claim).toHaveBeenCalledTimes(1);
    expect(log.codes()).toEqual(['outbox-claim-failed']);
    expect(scheduler.delays).toEqual([1_000]);
    scheduler.fire();
    await settled();
    expect(outbox.row('i').end).toBe('delivered');
  });

  it('delivers again, rather than never, what it could not note as delivered', async () => {
    let begun = 0;
    const { worker: w, add, outbox, clock, log } = worker(async () => void begun++);
    add('i');
    jest.spyOn(outbox, 'delivered').mockRejectedValueOnce(new Error('disk'));
    await w.runDue();
    expect(log.codes('error')).toEqual(['outbox-not-noted']);
    await w.runDue();
    expect(begun).toBe(1);
    clock.advance(hours(1));
    await w.runDue();
    expect(begun).toBe(2);
    expect(outbox.row('i').end).toBe('delivered');
  });

  it('starts at once when nudged, also in the midst of a delivery', async () => {
    let release = (): void => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const seen: string[] = [];
    const {
      worker: w,
      add,
      scheduler,
    } = worker(async item => {
      seen.push(item.id);
      if (item.id === 'first') await held;
    });
    w.start();
    scheduler.fire();
    await settled();
    add('first');
    w.nudge();
    expect(scheduler.delays).toEqual([0]);
    scheduler.fire();
    await settled();
    add('second');
    w.nudge();
    release();
    await settled();
    expect(seen).toEqual(['first', 'second']);
  });

  it('holds up nothing behind a delivery that takes its time', async () => {
    let release = (): void => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const {
      worker: w,
      add,
      outbox,
    } = worker(item => (item.id === 'slow' ? held : Promise.resolve()));
    for (const id of ['slow', 'a', 'b', 'c']) add(id);
    const done = w.runDue();
    for (let round = 0; outbox.row('c').end === undefined && round < 50; round++) await settled();
    expect(outbox.row('c').end).toBe('delivered');
    expect(outbox.row('slow').end).toBeUndefined();
    release();
    await done;
    expect(outbox.row('slow').end).toBe('delivered');
  });

  it('on close takes nothing more, and waits for what it had taken', async () => {
    let release = (): void => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const { worker: w, add, outbox, scheduler } = worker(() => held);
    add('i');
    w.start();
    scheduler.fire();
    await settled();
    add('later');
    let closed = false;
    const closing = w.close().then(() => {
      closed = true;
    });
    await settled();
    expect(closed).toBe(false);
    release();
    await closing;
    expect(outbox.row('i').end).toBe('delivered');
    w.nudge();
    expect(scheduler.delays).toEqual([]);
    expect(outbox.row('later').attempts).toBe(0);
  });
});

describe('the wait after a failure', () => {
  const backOff = { firstMs: 1_000, longestMs: 60_000 };

  it.each([
    [1, 500, 1_000],
    [2, 1_000, 2_000],
    [5, 8_000, 16_000],
    [7, 30_000, 60_000],
    [5_000, 30_000, 60_000],
  ])('after try %i lies between %i and %i ms', (tries, least, most) => {
    const lowest = { ...realRandom, integer: () => 0 };
    const highest = { ...realRandom, integer: (bound: number) => bound - 1 };
    expect(waitAfter(tries, backOff, lowest)).toBe(least);
    expect(waitAfter(tries, backOff, highest)).toBe(most);
  });
});

describe('the code of a fault', () => {
  it('never quotes a message', () => {
    expect(failureCode(new Error('no such mailbox: tien@example.vn'))).toBe('unknown-fault');
    expect(failureCode({ code: 'EENVELOPE', responseCode: 550 })).toBe('EENVELOPE-550');
    expect(failureCode({ code: 'tien@example.vn' })).toBe('unknown-fault');
    expect(failureCode(undefined)).toBe('unknown-fault');
  });
});
