import { createHash, timingSafeEqual } from 'node:crypto';
import type { Contact } from './answers';
import type { RandomInteger } from './reference';

/**
 * A one-time code that proves that somebody can be reached where she says: six digits, ten minutes, three
 * tries. It lives in the encrypted state of the talk, and there as a hash.
 */
export interface Challenge {
  sentTo: Contact;
  hash: string;
  /** ISO instants. */
  sentAt: string;
  expiresAt: string;
  triesLeft: number;
}

export type ChallengeResult = 'proven' | 'wrong' | 'no-tries' | 'expired';

const lifeMs = 10 * 60_000;
const tries = 3;
/** Between one code and the next. */
const resendWaitMs = 60_000;

export function newChallenge(
  sentTo: Contact,
  now: Date,
  random: RandomInteger,
): { challenge: Challenge; code: string } {
  const code = String(random(1_000_000)).padStart(6, '0');
  const sentAt = now.toISOString();
  return {
    code,
    challenge: {
      sentTo,
      hash: hashOf(code, sentAt).toString('base64url'),
      sentAt,
      expiresAt: new Date(now.getTime() + lifeMs).toISOString(),
      triesLeft: tries,
    },
  };
}

/** Tries a code; a wrong one uses up a try of the challenge. */
export function tryCode(challenge: Challenge, code: string, now: Date): ChallengeResult {
  if (challenge.triesLeft <= 0) return 'no-tries';
  if (now > new Date(challenge.expiresAt)) return 'expired';
  challenge.triesLeft--;
  const given = hashOf(code, challenge.sentAt);
  if (timingSafeEqual(given, Buffer.from(challenge.hash, 'base64url'))) return 'proven';
  return challenge.triesLeft > 0 ? 'wrong' : 'no-tries';
}

export function mayResend(challenge: Challenge, now: Date): boolean {
  return now.getTime() - new Date(challenge.sentAt).getTime() >= resendWaitMs;
}

const hashOf = (code: string, salt: string): Buffer =>
  createHash('sha256').update(`${salt}\n${code}`).digest();
