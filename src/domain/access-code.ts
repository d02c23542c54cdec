import { scrypt, timingSafeEqual } from 'node:crypto';
import { normalAccessCode } from './reference';

/**
 * Access codes are stored as a slow, salted hash: `scrypt$N$salt$hash`, base64url. Unlike a password a code
 * is not chosen by anybody: it has 59 bits of chance. At half a millisecond a try (256 KB of memory), finding
 * one from its hash takes a processor some five million years, and the hash is sealed with the case that it
 * opens, so that who has it can read the case already. A higher cost would be paid by every filing turn and
 * protect nothing more. Tries at the door are limited (`case-access.ts`).
 */
const cost = 2 ** 8;
const saltLength = 16;
const hashLength = 32;

/** No code has this hash; it takes as long to compare as any. */
export const nobodysCodeHash = `scrypt$${cost}$${zeros(saltLength)}$${zeros(hashLength)}`;

export async function hashAccessCode(code: string, salt: Uint8Array): Promise<string> {
  const hash = await derive(code, salt, cost);
  return `scrypt$${cost}$${Buffer.from(salt).toString('base64url')}$${hash.toString('base64url')}`;
}

export async function isAccessCode(code: string, stored: string): Promise<boolean> {
  const [scheme, rounds, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || !rounds || !salt || !hash) return false;
  const given = await derive(code, Buffer.from(salt, 'base64url'), Number(rounds));
  return timingSafeEqual(given, Buffer.from(hash, 'base64url'));
}

function derive(code: string, salt: Uint8Array, N: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(normalAccessCode(code), salt, hashLength, { N }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}

function zeros(length: number): string {
  return Buffer.alloc(length).toString('base64url');
}
