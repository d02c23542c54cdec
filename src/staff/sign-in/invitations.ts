import { DeskError } from '../../domain/errors';
import type { RandomSource, TimeSource } from '../../domain/ports';
import type { StaffAccount, StaffAccounts, StaffInvitations, StaffRole } from '../../domain/staff';
import { normalEmail } from './normal-email';
import type { Passwords } from './passwords';
import { newSecretToken, tokenHash } from './secret-tokens';

export interface InvitationDeps {
  accounts: StaffAccounts;
  invitations: StaffInvitations;
  passwords: Passwords;
  time: TimeSource;
  random: RandomSource;
  publicUrl: string;
}

const validMs = 24 * 3_600_000;

/**
 * The link by which the first account is made, where there is none yet: to be printed once, at start.
 * Each start gives a new one and ends those before it.
 */
export async function inviteFirstAccount(deps: InvitationDeps): Promise<string | undefined> {
  if ((await deps.accounts.count()) > 0) return undefined;
  await deps.invitations.removeUninvited();
  return invite(deps, 'supervisor');
}

/** @returns a link for one person, good for a day. The token is in its fragment, which no server logs. */
export async function invite(
  deps: InvitationDeps,
  role: StaffRole,
  invitedBy?: string,
): Promise<string> {
  const token = newSecretToken(deps.random);
  const now = deps.time.now();
  await deps.invitations.create({
    tokenHash: tokenHash(token),
    role,
    createdAt: now,
    expiresAt: new Date(now.getTime() + validMs),
    ...(invitedBy === undefined ? {} : { invitedBy }),
  });
  return `${deps.publicUrl.replace(/\/+$/, '')}/staff/welcome#${token}`;
}

export interface Newcomer {
  token: string;
  name: string;
  email: string;
  password: string;
}

/**
 * Makes the account that an invitation was for.
 * @throws DeskError `staff-invitation`: unknown, used or expired; `staff-email-taken`.
 */
export async function acceptInvitation(
  deps: InvitationDeps,
  newcomer: Newcomer,
): Promise<StaffAccount> {
  const hash = tokenHash(newcomer.token);
  const invitation = await deps.invitations.find(hash);
  const now = deps.time.now();
  const gone = new DeskError('staff-invitation', 'the invitation is used, expired or unknown');
  if (!invitation || now >= invitation.expiresAt) throw gone;
  const account: StaffAccount = {
    id: newId(deps.random),
    name: newcomer.name.normalize('NFC').trim(),
    email: normalEmail(newcomer.email),
    role: invitation.role,
    passwordHash: await deps.passwords.hash(newcomer.password),
    createdAt: now,
    failedTries: 0,
  };
  const outcome = await deps.invitations.accept(hash, account);
  if (outcome === 'gone') throw gone;
  if (outcome === 'taken')
    throw new DeskError('staff-email-taken', 'another account has this e-mail address');
  return account;
}

const newId = (random: RandomSource): string => Buffer.from(random.bytes(12)).toString('hex');
