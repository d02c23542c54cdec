/** Looked up once: it is called for every letter. */
const { imul } = Math;

/** Where a hash of no letters stands. */
export const emptyHash = 0x811c9dc5 | 0;

/** A hash with more letters (32-bit FNV-1a): that of a text is the same in however many pieces it is put in. */
export function hashOn(hash: number, letters: string): number {
  let on = hash;
  for (let at = 0; at < letters.length; at++) on = imul(on ^ letters.charCodeAt(at), 0x01000193);
  return on;
}

/**
 * Where a hash stands in a table of 2^`bits` slots. Weights are found by this number instead of by name,
 * which keeps the model small; a rare clash costs little.
 */
export function slotOfHash(hash: number, bits: number): number {
  let spread = hash ^ (hash >>> 15);
  spread = imul(spread, 0x2c1b3c6d);
  spread ^= spread >>> 13;
  return spread >>> (32 - bits);
}

export const slotOf = (feature: string, bits: number): number =>
  slotOfHash(hashOn(emptyHash, feature), bits);
