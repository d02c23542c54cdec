import { randomBytes, randomFillSync, randomInt } from 'node:crypto';
import type { RandomSource, TimeSource } from '../domain/ports';

/** This machine's clock. */
export const systemTime: TimeSource = { now: () => new Date() };

/** This machine's source of randomness, fit for secrets. */
export const systemRandom: RandomSource = {
  integer: bound => randomInt(bound),
  bytes: length => (length <= mostPooled ? drawn(length) : randomBytes(length)),
};

/** Ids and keys are taken from one large draw: asking the system for each costs more than using it. */
const pool = new Uint8Array(4096);
const mostPooled = 64;
let left = 0;

/** A copy, of which nothing stays in the pool. */
function drawn(length: number): Uint8Array {
  if (left < length) {
    randomFillSync(pool);
    left = pool.length;
  }
  const [start, end] = [left - length, left];
  left = start;
  const bytes = pool.slice(start, end);
  pool.fill(0, start, end);
  return bytes;
}
