import { DeskError } from '../../domain/errors';
import type { TimeSource } from '../../domain/ports';
import type { StaffAccount, StaffAccounts, StaffSessions } from '../../domain/staff';
import { isOneTooMany, lockedUntil } from './lock-out';
import type { Passwords } from './passwords';

export interface OwnPasswordDeps {
  accounts: StaffAccounts;
  sessions: StaffSessions;
  passwords: Passwords;
  time: TimeSource;
}

/**
 * Checks a password under the account's lock. The try stays counted: whoever has nothing more to ask calls
 * `forgetTries`.
 * @throws DeskError `staff-sign-in`: wrong; `staff-locked`: too many wrong ones in a row.
 */
export async function provePassword(
  { accounts, passwords, time }: Omit<OwnPasswordDeps, 'sessions'>,
  account: StaffAccount,
  password: string,
): Promise<void> {
  const now = time.now();
  const locked = lockedUntil(account);
  if (locked && now < locked) throw new DeskError('staff-locked', 'the account is locked');
  // Counted before it is checked, so that tries made at once cannot outrun the count.
  const tries = await accounts.countTry(account.id, now);
  if (isOneTooMany(tries, account.failedTries))
    throw new DeskError('staff-locked', 'the account is locked');
  if (!(await passwords.matches(password, account.passwordHash)))
    throw new DeskError('staff-sign-in', 'wrong password');
}

/**
 * A person changes her own password; her other sessions end.
 * @throws DeskError `staff-no-password`, `staff-password-wrong`, `staff-locked`.
 */
export async function changePassword(
  deps: OwnPasswordDeps,
  account: StaffAccount,
  { current, next, keptSession }: { current: string; next: string; keptSession: string },
): Promise<void> {
  await proveOwnPassword(deps, account, current);
  await deps.accounts.setPassword(account.id, await deps.passwords.hash(next));
  await deps.sessions.removeAll(account.id, keptSession);
}

/**
 * For somebody who is signed in already: a wrong password does not mean that she is not.
 * @throws DeskError `staff-no-password`, `staff-password-wrong`, `staff-locked`.
 */
export async function proveOwnPassword(
  deps: OwnPasswordDeps,
  account: StaffAccount,
  password: string,
): Promise<void> {
  if (account.passwordHash === undefined)
    throw new DeskError('staff-no-password', 'the account signs in elsewhere');
  try {
    await provePassword(deps, account, password);
  } catch (fault) {
    if (fault instanceof DeskError && fault.code === 'staff-sign-in')
      throw new DeskError('staff-password-wrong', 'wrong password', { cause: fault });
    throw fault;
  }
  await deps.accounts.forgetTries(account.id);
}
