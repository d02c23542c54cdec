import type { TimeSource } from '../../domain/ports';
import type { KeepingTimes } from './keeping-times';
import type { PurgeOptions } from './purge';
import type { Removed } from './removals';

export interface DailyPurgeParts {
  purge(options: PurgeOptions): Promise<Removed>;
  times: KeepingTimes;
  time: TimeSource;
  /** Runs something later. @returns how to call it off. */
  scheduler: { after(milliseconds: number, run: () => void): () => void };
  /** Told what went; also where nothing did. */
  onDone(removed: Removed): void;
  onFault(error: unknown): void;
}

export interface DailyPurge {
  start(): void;
  /** Waits for what is being removed. */
  close(): Promise<void>;
}

/** A start is busy enough without it. */
const firstMs = 10 * 60_000;
const dayMs = 24 * 60 * 60_000;

/**
 * Removes what has had its time, ten minutes after the start and then once a day. Of several desks on one
 * database each does so: whoever comes second finds nothing left.
 */
export function createDailyPurge(parts: DailyPurgeParts): DailyPurge {
  let callOff = (): void => undefined;
  let running = Promise.resolve();
  let isClosed = false;
  const later = (milliseconds: number): void => {
    callOff = parts.scheduler.after(milliseconds, () => {
      running = once(parts).then(() => {
        if (!isClosed) later(dayMs);
      });
    });
  };
  return {
    start: () => later(firstMs),
    async close() {
      isClosed = true;
      callOff();
      await running;
    },
  };
}

/** Never rejects: a day that fails is told, and the next one comes. */
async function once({ purge, times, time, onDone, onFault }: DailyPurgeParts): Promise<void> {
  try {
    onDone(await purge({ times, now: time.now(), dryRun: false }));
  } catch (error) {
    onFault(error);
  }
}
