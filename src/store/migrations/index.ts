import { First1700000000001 } from './1700000000001-first';

/** In the order in which they run; only ever appended to. */
export const migrations = [First1700000000001];
