import { createDailyPurge } from '../../src/store/retention/daily-purge';
import { defaultKeepingTimes } from '../../src/store/retention/keeping-times';
import type { PurgeOptions } from '../../src/store/retention/purge';
import { at } from './support/fixtures';

/** Runs nothing until a test lets the time pass. */
function heldScheduler() {
  const waiting = new Set<{ milliseconds: number; run: () => void }>();
  return {
    after(milliseconds: number, run: () => void) {
      const entry = { milliseconds, run };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    delays: () => [...waiting].map(entry => entry.milliseconds),
    pass() {
      const [entry] = waiting;
      if (!entry) throw new Error('nothing is to come');
      waiting.delete(entry);
      entry.run();
    },
  };
}

const minutes = (count: number): number => count * 60_000;
const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('the daily purge', () => {
  const open = (purge: (options: PurgeOptions) => Promise<object>) => {
    const scheduler = heldScheduler();
    const told: unknown[] = [];
    const job = createDailyPurge({
      ...{ purge, scheduler, times: defaultKeepingTimes, time: { now: () => at } },
      onDone: removed => told.push(removed),
      onFault: error => told.push(error),
    });
    return { job, scheduler, told };
  };

  it('runs some minutes after the start, and every day from then on', async () => {
    const asked: PurgeOptions[] = [];
    const { job, scheduler, told } = open(async options => {
      asked.push(options);
      return { drafts: asked.length };
    });
    job.start();
    expect(scheduler.delays()).toEqual([minutes(10)]);
    scheduler.pass();
    await settled();
    expect(scheduler.delays()).toEqual([minutes(24 * 60)]);
    scheduler.pass();
    await settled();
    expect(asked).toEqual(Array(2).fill({ times: defaultKeepingTimes, now: at, dryRun: false }));
    expect(told).toEqual([{ drafts: 1 }, { drafts: 2 }]);
    await job.close();
    expect(scheduler.delays()).toEqual([]);
  });

  it('tells of a failure, and goes on the next day', async () => {
    const fault = new Error('the disk is full');
    const { job, scheduler, told } = open(() => Promise.reject(fault));
    job.start();
    scheduler.pass();
    await settled();
    expect(told).toEqual([fault]);
    expect(scheduler.delays()).toEqual([minutes(24 * 60)]);
    await job.close();
  });

  it('lets a purge come to its end when the desk closes', async () => {
    let finish = (): void => undefined;
    const { job, scheduler, told } = open(
      () => new Promise(resolve => (finish = () => resolve({ cases: 1 }))),
    );
    job.start();
    scheduler.pass();
    const closed = job.close();
    finish();
    await closed;
    expect(told).toEqual([{ cases: 1 }]);
    expect(scheduler.delays()).toEqual([]);
  });
});
