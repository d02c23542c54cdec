import { DeskError } from '../../domain/errors';
import type { RandomSource, TimeSource } from '../../domain/ports';
import type { StaffAccount, StaffAccounts, StaffSessions, StaffTokens } from '../../domain/staff';
import { isOneTooMany, lockedUntil } from './lock-out';
import type { Passwords } from './passwords';
import type { Principal } from './principal';
import { newSecretToken, tokenHash } from './secret-tokens';

export interface SignInDeps {
  accounts: StaffAccounts;
  sessions: StaffSessions;
  tokens: StaffTokens;
  passwords: Passwords;
  time: TimeSource;
  random: RandomSource;
}

/** A session ends after a working day, or two hours after it was last used. */
export const sessionMs = 12 * 3_600_000;
const idleMs = 2 * 3_600_000;
/** Being seen is written down at most this often. */
const seenEveryMs = 60_000;

/** Proves who somebody is, by password, session or API token. */
export class SignIn {
  constructor(private readonly deps: SignInDeps) {}

  /**
   * @returns a session's token: shown to nobody but the browser.
   * @throws DeskError `staff-sign-in`: the address or the password is wrong, and which is not told;
   *   `staff-locked`: too many wrong passwords in a row.
   */
  async withPassword(email: string, password: string): Promise<{ token: string; who: Principal }> {
    const { accounts, passwords, time } = this.deps;
    const account = await accounts.findByEmail(normalEmail(email));
    const now = time.now();
    if (!account || account.disabledAt || !account.passwordHash) {
      await passwords.matches(password, undefined);
      throw new DeskError('staff-sign-in', 'no such account');
    }
    const locked = lockedUntil(account);
    if (locked && now < locked) throw new DeskError('staff-locked', 'the account is locked');
    // Counted before it is checked, so that tries made at once cannot outrun the count.
    const tries = await accounts.countTry(account.id, now);
    if (isOneTooMany(tries, account.failedTries))
      throw new DeskError('staff-locked', 'the account is locked');
    if (!(await passwords.matches(password, account.passwordHash)))
      throw new DeskError('staff-sign-in', 'wrong password');
    await accounts.forgetTries(account.id);
    return { token: await this.openSession(account), who: person(account) };
  }

  async openSession(account: Pick<StaffAccount, 'id'>): Promise<string> {
    const { sessions, time, random } = this.deps;
    const now = time.now();
    await sessions.removeExpired(now);
    const token = newSecretToken(random);
    await sessions.create({
      tokenHash: tokenHash(token),
      accountId: account.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + sessionMs),
    });
    return token;
  }

  async withSession(token: string): Promise<Principal | undefined> {
    const { accounts, sessions, time } = this.deps;
    const hash = tokenHash(token);
    const session = await sessions.find(hash);
    if (!session) return undefined;
    const now = time.now();
    const idle = now.getTime() - session.lastSeenAt.getTime();
    if (now >= session.expiresAt || idle >= idleMs) {
      await sessions.remove(hash);
      return undefined;
    }
    const account = await accounts.find(session.accountId);
    if (!account || account.disabledAt) return undefined;
    if (idle >= seenEveryMs) await sessions.seen(hash, now);
    return person(account);
  }

  async withApiToken(token: string): Promise<Principal | undefined> {
    const found = await this.deps.tokens.find(tokenHash(token));
    if (!found || found.revokedAt) return undefined;
    return { kind: 'program', id: found.id, name: found.name, role: found.role };
  }

  async signOut(token: string): Promise<void> {
    await this.deps.sessions.remove(tokenHash(token));
  }
}

export const normalEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

const person = ({ id, name, role }: StaffAccount): Principal => ({
  kind: 'person',
  id,
  name,
  role,
});
