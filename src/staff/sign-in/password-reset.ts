import { DeskError } from '../../domain/errors';
import type { RandomSource, TimeSource } from '../../domain/ports';
import type { StaffAccount, StaffAccounts, StaffSessions } from '../../domain/staff';
import type { StaffResets } from '../../domain/staff-sign-in';
import type { Passwords } from './passwords';
import { newSecretToken, tokenHash } from './secret-tokens';

export interface PasswordResetDeps {
  accounts: StaffAccounts;
  sessions: StaffSessions;
  resets: StaffResets;
  passwords: Passwords;
  time: TimeSource;
  random: RandomSource;
  publicUrl: string;
}

const validMs = 24 * 3_600_000;

/** @returns a link by which one person chooses a new password, good for a day and once. It ends the older ones. */
export async function offerReset(
  deps: Pick<PasswordResetDeps, 'resets' | 'time' | 'random' | 'publicUrl'>,
  account: Pick<StaffAccount, 'id'>,
): Promise<string> {
  const token = newSecretToken(deps.random);
  const now = deps.time.now();
  await deps.resets.create({
    tokenHash: tokenHash(token),
    accountId: account.id,
    createdAt: now,
    expiresAt: new Date(now.getTime() + validMs),
  });
  return `${deps.publicUrl.replace(/\/+$/, '')}/staff/reset#${token}`;
}

/**
 * Sets the new password, opens a locked account, and ends all its sessions. A second step stays.
 * @throws DeskError `staff-invitation`: the link is unknown, used or expired.
 */
export async function resetPassword(
  deps: PasswordResetDeps,
  { token, password }: { token: string; password: string },
): Promise<StaffAccount> {
  const hash = tokenHash(token);
  const gone = new DeskError('staff-invitation', 'the link is used, expired or unknown');
  const reset = await deps.resets.find(hash);
  if (!reset || deps.time.now() >= reset.expiresAt) throw gone;
  const account = await deps.accounts.find(reset.accountId);
  if (!account || account.disabledAt) throw gone;
  const hashed = await deps.passwords.hash(password);
  if (!(await deps.resets.take(hash))) throw gone;
  await deps.accounts.setPassword(account.id, hashed);
  await deps.sessions.removeAll(account.id);
  return account;
}
