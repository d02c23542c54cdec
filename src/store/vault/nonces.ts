import type { RandomSource } from '../../domain/ports';

/** Bytes of a nonce for AES-GCM. */
export const nonceLength = 12;
const drawnAtOnce = 512;

/** Random nonces, drawn many at a time: asking the system for each costs more than the encryption. */
export class Nonces {
  private pool: Uint8Array = new Uint8Array();
  private used = 0;

  constructor(private readonly random: RandomSource) {}

  next(): Uint8Array {
    if (this.used >= this.pool.length) {
      this.pool = this.random.bytes(nonceLength * drawnAtOnce);
      this.used = 0;
    }
    const nonce = this.pool.subarray(this.used, this.used + nonceLength);
    this.used += nonceLength;
    return nonce;
  }
}
