import { randomBytes, randomInt } from 'node:crypto';
import type { RandomSource, TimeSource } from '../domain/ports';

/** This machine's clock. */
export const systemTime: TimeSource = { now: () => new Date() };

/** This machine's source of randomness, fit for secrets. */
export const systemRandom: RandomSource = {
  integer: bound => randomInt(bound),
  bytes: length => randomBytes(length),
};
