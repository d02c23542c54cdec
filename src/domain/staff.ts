/**
 * Who works at the desk, and how they prove it. Tokens and passwords are kept as hashes alone: tokens
 * as SHA-256 (they are random and long), passwords as salted scrypt. Times are UTC instants.
 */
export const staffRoles = ['agent', 'supervisor', 'auditor'] as const;
export type StaffRole = (typeof staffRoles)[number];

export interface StaffAccount {
  id: string;
  /** As customers and colleagues see it. */
  name: string;
  /** Lower case, unique: what is typed at sign-in. An account that signs in elsewhere has none. */
  email?: string;
  role: StaffRole;
  /** `scrypt$N$r$p$salt$hash`; an account that signs in elsewhere has none. */
  passwordHash?: string;
  createdAt: Date;
  disabledAt?: Date;
  /** Wrong passwords in a row, and when the last was tried. */
  failedTries: number;
  lastTryAt?: Date;
}

export interface StaffSession {
  tokenHash: string;
  accountId: string;
  createdAt: Date;
  lastSeenAt: Date;
  /** Whatever happens, not after. */
  expiresAt: Date;
  /** How the person signed in. */
  way?: SignInWay;
  /** What the browser said that it is, shortened. */
  device?: string;
}

export type SignInWay = 'password' | 'openid';

/** Lets one person make one account. */
export interface StaffInvitation {
  tokenHash: string;
  role: StaffRole;
  createdAt: Date;
  expiresAt: Date;
  /** The account that invited; the first invitation is the desk's own. */
  invitedBy?: string;
}

/** Lets a program use the staff API with the rights of a role. */
export interface StaffToken {
  id: string;
  tokenHash: string;
  /** What it is for, as the operator named it. */
  name: string;
  role: StaffRole;
  /** Where it may do less than its role: the names of what is left to it. */
  rights?: string[];
  createdAt: Date;
  revokedAt?: Date;
}

/** What a supervisor changes about a colleague's account. */
export interface AccountChange {
  role?: StaffRole;
  /** `null`: enabled again. */
  disabledAt?: Date | null;
}

export interface StaffAccounts {
  count(): Promise<number>;
  find(id: string): Promise<StaffAccount | undefined>;
  /** `email` in lower case. */
  findByEmail(email: string): Promise<StaffAccount | undefined>;
  /** Counts one more try in a row, whoever else counts at once; @returns the new count. */
  countTry(id: string, at: Date): Promise<number>;
  /** After a right password: the count is nought again. */
  forgetTries(id: string): Promise<void>;
  /** Takes one try off the count: the password was right, and something else is still to come. */
  forgiveTry(id: string): Promise<void>;
  /** All, disabled ones too, by name. */
  list(): Promise<StaffAccount[]>;
  /** An account that no invitation was for. @returns false where another has its e-mail address. */
  create(account: StaffAccount): Promise<boolean>;
  setPassword(id: string, passwordHash: string): Promise<void>;
  setName(id: string, name: string): Promise<void>;
  /**
   * Disabling ends the account's sessions with it. `last-supervisor`: nobody would be left who may let
   * others in, so nothing was changed (unless `evenLast`); of two who try at once, one is refused.
   */
  change(
    id: string,
    change: AccountChange,
    evenLast?: boolean,
  ): Promise<'changed' | 'unknown' | 'last-supervisor'>;
}

export interface StaffSessions {
  create(session: StaffSession): Promise<void>;
  find(tokenHash: string): Promise<StaffSession | undefined>;
  seen(tokenHash: string, at: Date): Promise<void>;
  remove(tokenHash: string): Promise<void>;
  removeExpired(now: Date): Promise<void>;
  /** Newest first. */
  ofAccount(accountId: string): Promise<StaffSession[]>;
  /** Ends all of an account's sessions, but one where that is given. */
  removeAll(accountId: string, except?: string): Promise<void>;
}

export interface StaffInvitations {
  create(invitation: StaffInvitation): Promise<void>;
  find(tokenHash: string): Promise<StaffInvitation | undefined>;
  /**
   * Uses the invitation up and makes the account, both or neither; of two at once, one succeeds.
   * `gone`: used or not there; `taken`: another account has the e-mail address.
   */
  accept(tokenHash: string, account: StaffAccount): Promise<'accepted' | 'gone' | 'taken'>;
  /** Takes back what the desk itself has offered: an old link ends when a new one is printed. */
  removeUninvited(): Promise<void>;
}

export interface StaffTokens {
  create(token: StaffToken): Promise<void>;
  find(tokenHash: string): Promise<StaffToken | undefined>;
  /** All, revoked ones too, oldest first. */
  list(): Promise<StaffToken[]>;
  revoke(id: string, at: Date): Promise<void>;
}
