import { createHash } from 'node:crypto';
import type { RandomSource } from '../../domain/ports';

/** 256 random bits, fit for URLs and headers. */
export function newSecretToken(random: RandomSource): string {
  return Buffer.from(random.bytes(32)).toString('base64url');
}

/** What is stored of a token: it is random, so a plain hash of it cannot be guessed back. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
