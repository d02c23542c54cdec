import type { RandomSource } from '../../domain/ports';

export interface BackOff {
  /** Milliseconds before the second try; doubled for each one after. */
  firstMs: number;
  longestMs: number;
}

/**
 * How long to wait after the n-th failed try (from 1): half of it fixed, half by chance, so that what
 * failed together does not come back together.
 */
export function waitAfter(attempts: number, backOff: BackOff, random: RandomSource): number {
  const full = Math.min(backOff.firstMs * 2 ** Math.min(attempts - 1, 40), backOff.longestMs);
  return Math.floor(full / 2) + random.integer(Math.ceil(full / 2) + 1);
}
