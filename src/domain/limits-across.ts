import type { TimeSource } from './ports';
import { type LimitMaker, RateLimit } from './rate-limit';

/** Carries short texts between the desks on one database; each gets those of the others. */
export interface Wire {
  wake(subject: string): void;
  onWake(heard: (subject: string) => void): unknown;
}

const told = /^took (\S+) \d+ (.+)$/s;

/**
 * Limits that hold for all desks on one database: each counts by itself, at once and without asking, and
 * tells the others what was taken. Whoever asks several desks in the same moment gets a little more than the
 * limit, which is counted against them afterwards; a desk that is cut off counts alone.
 */
export function limitsAcross(time: TimeSource, wire: Wire): LimitMaker {
  const limits = new Map<string, RateLimit>();
  let count = 0;
  wire.onWake(subject => {
    const [, name = '', key = ''] = told.exec(subject) ?? [];
    limits.get(name)?.takenElsewhere(key);
  });
  return (name, rate) => {
    // The number keeps two of the same from being taken for one on the way.
    const tell = (key: string): void => wire.wake(`took ${name} ${++count} ${key}`);
    const limit = new RateLimit(rate, time, undefined, tell);
    limits.set(name, limit);
    return limit;
  };
}
