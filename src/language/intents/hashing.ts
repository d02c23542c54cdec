/** Looked up once: it is called for every letter. */
const { imul } = Math;

/**
 * Where a feature's weights stand in the table: 32-bit FNV-1a, folded to `bits`. Weights are found
 * by this number instead of by name, which keeps the model small; a rare clash costs little.
 */
export function slotOf(feature: string, bits: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at++) {
    hash = imul(hash ^ feature.charCodeAt(at), 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return hash >>> (32 - bits);
}
