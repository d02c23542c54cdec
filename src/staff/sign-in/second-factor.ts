import { DeskError } from '../../domain/errors';
import type { RandomSource, TimeSource } from '../../domain/ports';
import type { StaffAccount } from '../../domain/staff';
import type { StaffSecondFactors } from '../../domain/staff-sign-in';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes';
import { type Enrolment, enrolmentOf, secretLength, stepOf } from './totp';

export interface SecondFactorDeps {
  factors: StaffSecondFactors;
  time: TimeSource;
  random: RandomSource;
}

/** The authenticator as the second step of a sign-in: set up, asked for, taken off. */
export class SecondFactor {
  constructor(private readonly deps: SecondFactorDeps) {}

  async isOn(accountId: string): Promise<boolean> {
    return (await this.deps.factors.find(accountId))?.confirmedAt !== undefined;
  }

  /**
   * A new secret, which counts for nothing until `confirm`.
   * @throws DeskError `staff-totp-on`; `staff-no-password` where the account signs in elsewhere.
   */
  async begin(account: StaffAccount): Promise<Enrolment> {
    if (account.passwordHash === undefined)
      throw new DeskError('staff-no-password', 'the account signs in elsewhere');
    const secret = this.deps.random.bytes(secretLength);
    if (!(await this.deps.factors.begin(account.id, secret)))
      throw new DeskError('staff-totp-on', 'the account has a second step already');
    return enrolmentOf(secret, account.email ?? account.name);
  }

  /**
   * The first code shows that the authenticator has the secret.
   * @returns the recovery codes: shown this once only.
   * @throws DeskError `staff-code-wrong`, `staff-totp-on`, `staff-totp-off` where nothing was begun.
   */
  async confirm(accountId: string, code: string): Promise<string[]> {
    const { factors, time, random } = this.deps;
    const found = await factors.find(accountId);
    if (!found) throw new DeskError('staff-totp-off', 'no second step was begun');
    if (found.confirmedAt) throw new DeskError('staff-totp-on', 'it is confirmed already');
    const step = await stepOf(found.secret, digits(code), time.now());
    if (step === undefined) throw new DeskError('staff-code-wrong', 'the code is wrong');
    const codes = newRecoveryCodes(random);
    await factors.confirm(accountId, time.now(), step, codes.map(recoveryCodeHash));
    return codes;
  }

  /**
   * Uses up a code of the authenticator, or a recovery code.
   * @throws DeskError `staff-code-wrong`, also for one that was used before.
   */
  async take(accountId: string, code: string): Promise<void> {
    const { factors, time } = this.deps;
    const found = await factors.find(accountId);
    if (!found?.confirmedAt) return;
    const typed = digits(code);
    if (/^\d{6}$/.test(typed)) {
      const step = await stepOf(found.secret, typed, time.now());
      if (step !== undefined && (await factors.takeStep(accountId, step))) return;
    } else if (await factors.takeRecoveryCode(accountId, recoveryCodeHash(code))) return;
    throw new DeskError('staff-code-wrong', 'the code is wrong or used');
  }

  async remove(accountId: string): Promise<void> {
    await this.deps.factors.remove(accountId);
  }
}

const digits = (code: string): string => code.replace(/\s/g, '');
