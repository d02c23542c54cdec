import { DeskError } from '../../domain/errors';
import type { AccountChange, StaffAccount, StaffAccounts, StaffRole } from '../../domain/staff';
import type { Database } from '../database/database';
import { instant, number, optional, type Row, text } from '../database/rows';
import type { Ask } from '../database/statements';
import { insertAccount } from './account-row';

const columns =
  'id, name, email, role, password_hash, created_at, disabled_at, failed_tries, last_try_at';

export class StoredAccounts implements StaffAccounts {
  constructor(private readonly database: Database) {}

  async count(): Promise<number> {
    const [row] = await this.database.read('SELECT COUNT(*) AS accounts FROM staff_account');
    return row ? number(row, 'accounts') : 0;
  }

  async find(id: string): Promise<StaffAccount | undefined> {
    return this.findBy('id', id);
  }

  async findByEmail(email: string): Promise<StaffAccount | undefined> {
    return this.findBy('email', email);
  }

  async countTry(id: string, at: Date): Promise<number> {
    const tries = await this.database.write(async ask => {
      // The first statement holds the row, so that the second sees this count and no later one.
      await ask(
        'UPDATE staff_account SET failed_tries = failed_tries + 1, last_try_at = ? WHERE id = ?',
        [at.getTime(), id],
      );
      return (await ask('SELECT failed_tries FROM staff_account WHERE id = ?', [id])).rows;
    });
    const [row] = tries;
    if (!row) throw new DeskError('staff-account-unknown', 'there is no such staff account');
    return number(row, 'failed_tries');
  }

  async forgetTries(id: string): Promise<void> {
    const sql = 'UPDATE staff_account SET failed_tries = 0 WHERE id = ? AND failed_tries > 0';
    await this.database.write(ask => ask(sql, [id]));
  }

  async forgiveTry(id: string): Promise<void> {
    const sql =
      'UPDATE staff_account SET failed_tries = failed_tries - 1 WHERE id = ? AND failed_tries > 0';
    await this.database.write(ask => ask(sql, [id]));
  }

  async list(): Promise<StaffAccount[]> {
    const rows = await this.database.read(
      `SELECT ${columns} FROM staff_account ORDER BY name, created_at, id`,
    );
    return rows.map(accountOf);
  }

  create(account: StaffAccount): Promise<boolean> {
    return this.database.write(ask => insertAccount(ask, account));
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    const sql = 'UPDATE staff_account SET password_hash = ?, failed_tries = 0 WHERE id = ?';
    await this.database.write(ask => ask(sql, [passwordHash, id]));
  }

  async setName(id: string, name: string): Promise<void> {
    const sql = 'UPDATE staff_account SET name = ? WHERE id = ?';
    await this.database.write(ask => ask(sql, [name, id]));
  }

  change(
    id: string,
    change: AccountChange,
    evenLast = false,
  ): Promise<'changed' | 'unknown' | 'last-supervisor'> {
    return this.database.write(async ask => {
      const supervisors = await this.heldSupervisors(ask);
      const [row] = (await ask(`SELECT ${columns} FROM staff_account WHERE id = ?`, [id])).rows;
      if (!row) return 'unknown';
      const { role, disabledAt } = { ...accountOf(row), ...change };
      const leaves = role !== 'supervisor' || Boolean(disabledAt);
      if (!evenLast && leaves && supervisors.has(id) && supervisors.size === 1)
        return 'last-supervisor';
      await ask('UPDATE staff_account SET role = ?, disabled_at = ? WHERE id = ?', [
        ...[role, disabledAt?.getTime() ?? null],
        id,
      ]);
      if (disabledAt) await ask('DELETE FROM staff_session WHERE account_id = ?', [id]);
      return 'changed';
    });
  }

  /** Locked until the transaction ends: two who take each other's role off cannot both succeed. */
  private async heldSupervisors(ask: Ask): Promise<Set<string>> {
    const { rows } = await ask(
      `SELECT id FROM staff_account WHERE role = 'supervisor' AND disabled_at IS NULL
       ORDER BY id ${this.database.dialect.forUpdate}`,
    );
    return new Set(rows.map(row => text(row, 'id')));
  }

  private async findBy(column: 'id' | 'email', value: string): Promise<StaffAccount | undefined> {
    const sql = `SELECT ${columns} FROM staff_account WHERE ${column} = ?`;
    const [row] = await this.database.read(sql, [value]);
    return row && accountOf(row);
  }
}

function accountOf(row: Row): StaffAccount {
  const email = optional(text, row, 'email');
  const passwordHash = optional(text, row, 'password_hash');
  const disabledAt = optional(instant, row, 'disabled_at');
  const lastTryAt = optional(instant, row, 'last_try_at');
  return {
    id: text(row, 'id'),
    name: text(row, 'name'),
    ...(email !== undefined && { email }),
    role: text(row, 'role') as StaffRole,
    ...(passwordHash !== undefined && { passwordHash }),
    createdAt: instant(row, 'created_at'),
    ...(disabledAt && { disabledAt }),
    failedTries: number(row, 'failed_tries'),
    ...(lastTryAt && { lastTryAt }),
  };
}
