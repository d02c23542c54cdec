import { createCipheriv, createDecipheriv } from 'node:crypto';
import { DeskError } from '../../domain/errors';
import { type Nonces, nonceLength } from './nonces';

const algorithm = 'aes-256-gcm';
const format = 1;
const tagLength = 16;
const headLength = 1 + nonceLength + tagLength;

/** Bytes of a key. */
export const keyLength = 32;

/**
 * Encrypts with AES-256-GCM: format (1 byte), nonce (12), tag (16), content. `place` names where the
 * result is kept and is authenticated with it, so that sealed contents cannot change places.
 */
export function seal(
  key: Uint8Array,
  place: string,
  plain: string | Uint8Array,
  nonces: Nonces,
): Buffer {
  const iv = nonces.next();
  const cipher = createCipheriv(algorithm, key, iv);
  cipher.setAAD(Buffer.from(place));
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  // GCM is a stream cipher: final() has nothing left to give.
  cipher.final();
  return Buffer.concat([Uint8Array.of(format), iv, cipher.getAuthTag(), body]);
}

/** @throws DeskError `seal-broken` when the content was changed or moved, or the key is another one. */
export function unseal(key: Uint8Array, place: string, sealed: Buffer): Buffer {
  if (sealed.length < headLength || sealed[0] !== format) throw broken(place);
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(1, 1 + nonceLength));
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(1 + nonceLength, headLength));
  const plain = decipher.update(sealed.subarray(headLength));
  try {
    decipher.final();
  } catch (error) {
    throw broken(place, error);
  }
  return plain;
}

const broken = (place: string, cause?: unknown): DeskError =>
  new DeskError('seal-broken', `what is kept as ${place} cannot be opened`, { cause });
