import { DeskError } from '../../domain/errors';
import type { RandomSource, TimeSource } from '../../domain/ports';
import type {
  StaffAccount,
  StaffAccounts,
  StaffSession,
  StaffSessions,
  StaffTokens,
} from '../../domain/staff';
import type { StaffSecondFactors } from '../../domain/staff-sign-in';
import { normalEmail } from './normal-email';
import { provePassword } from './own-password';
import type { Passwords } from './passwords';
import type { Principal } from './principal';
import { SecondFactor } from './second-factor';
import { newSecretToken, tokenHash } from './secret-tokens';

export interface SignInDeps {
  accounts: StaffAccounts;
  sessions: StaffSessions;
  tokens: StaffTokens;
  factors: StaffSecondFactors;
  passwords: Passwords;
  time: TimeSource;
  random: RandomSource;
  /** People sign in by OpenID Connect alone. */
  passwordsOff?: boolean;
}

/** A session ends after a working day, or two hours after it was last used. */
const sessionMs = 12 * 3_600_000;
const idleMs = 2 * 3_600_000;
/** Being seen is written down at most this often. */
const seenEveryMs = 60_000;

/** Proves who somebody is, by password, session or API token. */
export class SignIn {
  constructor(private readonly deps: SignInDeps) {}

  /**
   * @returns a session's token: shown to nobody but the browser.
   * @throws DeskError `staff-sign-in`: the address or the password is wrong, and which is not told;
   *   `staff-locked`: too many wrong passwords or codes in a row; `staff-code-needed`, `staff-code-wrong`:
   *   of the account's second step; `staff-passwords-off`.
   */
  async withPassword(
    email: string,
    password: string,
    more: { code?: string | undefined; device?: string | undefined } = {},
  ): Promise<{ token: string; who: Principal }> {
    const { accounts, passwords } = this.deps;
    this.refuseUnlessPasswords();
    const account = await accounts.findByEmail(normalEmail(email));
    if (!account || account.disabledAt || !account.passwordHash) {
      await passwords.matches(password, undefined);
      throw new DeskError('staff-sign-in', 'no such account');
    }
    await provePassword(this.deps, account, password);
    await this.#takeSecondStep(account.id, more.code);
    await accounts.forgetTries(account.id);
    return {
      token: await this.openSession(account, { way: 'password', ...deviceOf(more) }),
      who: person(account),
    };
  }

  get takesPasswords(): boolean {
    return this.deps.passwordsOff !== true;
  }

  /** @throws DeskError `staff-passwords-off` */
  refuseUnlessPasswords(): void {
    if (!this.takesPasswords)
      throw new DeskError('staff-passwords-off', 'the company’s sign-in service alone is used');
  }

  /** A wrong code counts as a wrong password does; one still to come does not count, and forgets nothing. */
  async #takeSecondStep(accountId: string, code: string | undefined): Promise<void> {
    const factor = new SecondFactor(this.deps);
    if (!(await factor.isOn(accountId))) return;
    if (code === undefined) {
      await this.deps.accounts.forgiveTry(accountId);
      throw new DeskError('staff-code-needed', 'the account has a second step');
    }
    await factor.take(accountId, code);
  }

  async openSession(
    account: Pick<StaffAccount, 'id'>,
    how: Pick<StaffSession, 'way' | 'device'> = { way: 'password' },
  ): Promise<string> {
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
      ...how,
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
    const { id, name, role, rights } = found;
    return { kind: 'program', id, name, role, ...(rights && { rights }) };
  }

  async signOut(token: string): Promise<void> {
    await this.deps.sessions.remove(tokenHash(token));
  }
}

const longestDevice = 200;

const deviceOf = ({ device }: { device?: string | undefined }): Pick<StaffSession, 'device'> =>
  device === undefined ? {} : { device: device.slice(0, longestDevice) };

const person = ({ id, name, role }: StaffAccount): Principal => ({
  kind: 'person',
  id,
  name,
  role,
});
