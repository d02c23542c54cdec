import type { StaffAccount } from '../../domain/staff';

const free = 5;
const firstMs = 60_000;
const longestMs = 3_600_000;

/**
 * Until when an account takes no password: five wrong ones in a row lock it for a minute, each further
 * one for twice as long, up to an hour.
 */
export function lockedUntil(
  account: Pick<StaffAccount, 'failedTries' | 'lastTryAt'>,
): Date | undefined {
  if (account.failedTries < free || !account.lastTryAt) return undefined;
  const wait = Math.min(firstMs * 2 ** Math.min(account.failedTries - free, 20), longestMs);
  return new Date(account.lastTryAt.getTime() + wait);
}

/**
 * Whether the n-th wrong try in a row comes too late to be looked at: others came at the same time.
 * Five are free; after a lock has run out, one.
 */
export const isOneTooMany = (tries: number, failedBefore: number): boolean =>
  tries > Math.max(free, failedBefore + 1);
