import type { StaffAccount } from './staff';

/** What proves a member of staff beside her password. Secrets are sealed at rest, codes and tokens hashed. */

export interface TotpSecret {
  /** 20 random bytes, shared with the person's authenticator. */
  secret: Uint8Array;
  /** Not set until a first code has shown that the authenticator has it. */
  confirmedAt?: Date;
}

/** Time-based one-time codes (RFC 6238) and the recovery codes for whoever loses the authenticator. */
export interface StaffSecondFactors {
  find(accountId: string): Promise<TotpSecret | undefined>;
  /** Keeps a secret that is not confirmed yet, in place of another such. @returns false where one is confirmed. */
  begin(accountId: string, secret: Uint8Array): Promise<boolean>;
  /** From now on it is asked for. `step` is that of the first code, which is used up by it. */
  confirm(accountId: string, at: Date, step: number, codeHashes: readonly string[]): Promise<void>;
  /** Uses up a time step and all before it; of two at once one succeeds. @returns whether it was unused. */
  takeStep(accountId: string, step: number): Promise<boolean>;
  /** @returns whether the recovery code was there; it is not any more. */
  takeRecoveryCode(accountId: string, codeHash: string): Promise<boolean>;
  /** The account then needs its password alone. */
  remove(accountId: string): Promise<void>;
  /** The accounts that have a confirmed one. */
  holders(): Promise<Set<string>>;
}

/** An account as a provider of OpenID Connect knows it. */
export interface StaffIdentity {
  issuer: string;
  /** The provider's own name for the person, which never passes to another one. */
  subject: string;
  accountId: string;
  linkedAt: Date;
}

export interface StaffIdentities {
  /** @returns the account's id. */
  find(issuer: string, subject: string): Promise<string | undefined>;
  /** Whether an account belongs to somebody of this issuer already. */
  has(accountId: string, issuer: string): Promise<boolean>;
  /**
   * Links an account, which is made with it where it is given; both or neither. The first link stands.
   * @returns the account that it leads to.
   */
  link(identity: StaffIdentity, made?: StaffAccount): Promise<string>;
}

/** Lets one person choose a new password. */
export interface StaffReset {
  tokenHash: string;
  accountId: string;
  createdAt: Date;
  expiresAt: Date;
}

export interface StaffResets {
  /** Ends the links that the account had before. */
  create(reset: StaffReset): Promise<void>;
  find(tokenHash: string): Promise<StaffReset | undefined>;
  /** Of two at once one succeeds. @returns whether it was there; it is not any more. */
  take(tokenHash: string): Promise<boolean>;
}
