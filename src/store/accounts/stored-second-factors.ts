import type { StaffSecondFactors, TotpSecret } from '../../domain/staff-sign-in';
import type { Database } from '../database/database';
import { bytes, instant, optional, text } from '../database/rows';
import { insert } from '../database/statements';
import type { Nonces } from '../vault/nonces';
import { places } from '../vault/scopes';
import { seal, unseal } from '../vault/sealing';

/** The secrets of authenticators are sealed by a key of their own. */
export class StoredSecondFactors implements StaffSecondFactors {
  constructor(
    private readonly database: Database,
    private readonly key: Buffer,
    private readonly nonces: Nonces,
  ) {}

  async find(accountId: string): Promise<TotpSecret | undefined> {
    const sql = 'SELECT sealed, confirmed_at FROM staff_totp WHERE account_id = ?';
    const [row] = await this.database.read(sql, [accountId]);
    if (!row) return undefined;
    const confirmedAt = optional(instant, row, 'confirmed_at');
    return {
      secret: unseal(this.key, places.totp(accountId), bytes(row, 'sealed')),
      ...(confirmedAt && { confirmedAt }),
    };
  }

  async begin(accountId: string, secret: Uint8Array): Promise<boolean> {
    const sealed = seal(this.key, places.totp(accountId), secret, this.nonces);
    const { affected } = await this.database.write(ask =>
      ask(
        `INSERT INTO staff_totp (account_id, sealed, last_step) VALUES (?, ?, 0)
         ON CONFLICT (account_id) DO UPDATE SET sealed = excluded.sealed
         WHERE staff_totp.confirmed_at IS NULL`,
        [accountId, sealed],
      ),
    );
    return affected > 0;
  }

  async confirm(
    accountId: string,
    at: Date,
    step: number,
    codeHashes: readonly string[],
  ): Promise<void> {
    const rows = codeHashes.map(hash => [accountId, hash]);
    await this.database.write(async ask => {
      await ask('UPDATE staff_totp SET confirmed_at = ?, last_step = ? WHERE account_id = ?', [
        ...[at.getTime(), step],
        accountId,
      ]);
      await ask('DELETE FROM staff_recovery_code WHERE account_id = ?', [accountId]);
      await insert(ask, 'staff_recovery_code', ['account_id', 'code_hash'], rows);
    });
  }

  async takeStep(accountId: string, step: number): Promise<boolean> {
    const sql = 'UPDATE staff_totp SET last_step = ? WHERE account_id = ? AND last_step < ?';
    const used = await this.database.write(ask => ask(sql, [step, accountId, step]));
    return used.affected > 0;
  }

  async takeRecoveryCode(accountId: string, codeHash: string): Promise<boolean> {
    const sql = 'DELETE FROM staff_recovery_code WHERE account_id = ? AND code_hash = ?';
    return (await this.database.write(ask => ask(sql, [accountId, codeHash]))).affected > 0;
  }

  async remove(accountId: string): Promise<void> {
    await this.database.write(async ask => {
      await ask('DELETE FROM staff_recovery_code WHERE account_id = ?', [accountId]);
      await ask('DELETE FROM staff_totp WHERE account_id = ?', [accountId]);
    });
  }

  async holders(): Promise<Set<string>> {
    const sql = 'SELECT account_id FROM staff_totp WHERE confirmed_at IS NOT NULL';
    return new Set((await this.database.read(sql)).map(row => text(row, 'account_id')));
  }
}
