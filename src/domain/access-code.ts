import { scrypt, timingSafeEqual } from 'node:crypto';
import { normalAccessCode } from './reference';

/**
 * Access codes are stored as a slow, salted hash. A code has 59 bits of chance and tries are limited,
 * so the cost is kept at what a chat can pay (about 4 ms): `scrypt$N$salt$hash`, base64url.
 */
const cost = 2 ** 11;
const hashLength = 32;

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
