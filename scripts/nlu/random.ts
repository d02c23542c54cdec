import { slotOf } from '../../src/language/hashing';

/** Numbers that look random and are the same every time for the same seed. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  pick<T>(list: readonly T[]): T;
}

export function randomFrom(seed: string): Random {
  let state = slotOf(seed, 31) | 1;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    pick: list => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new Error('Nothing to pick from.');
      return item;
    },
  };
}
