import type { StaffReset, StaffResets } from '../../domain/staff-sign-in';
import type { Database } from '../database/database';
import { instant, text } from '../database/rows';
import { insert } from '../database/statements';

const columns = ['token_hash', 'account_id', 'created_at', 'expires_at'];

export class StoredResets implements StaffResets {
  constructor(private readonly database: Database) {}

  async create({ tokenHash, accountId, createdAt, expiresAt }: StaffReset): Promise<void> {
    const row = [tokenHash, accountId, createdAt.getTime(), expiresAt.getTime()];
    await this.database.write(async ask => {
      await ask('DELETE FROM staff_reset WHERE account_id = ?', [accountId]);
      await insert(ask, 'staff_reset', columns, [row]);
    });
  }

  async find(tokenHash: string): Promise<StaffReset | undefined> {
    const sql = `SELECT ${columns.join(', ')} FROM staff_reset WHERE token_hash = ?`;
    const [row] = await this.database.read(sql, [tokenHash]);
    return (
      row && {
        tokenHash,
        accountId: text(row, 'account_id'),
        createdAt: instant(row, 'created_at'),
        expiresAt: instant(row, 'expires_at'),
      }
    );
  }

  async take(tokenHash: string): Promise<boolean> {
    const sql = 'DELETE FROM staff_reset WHERE token_hash = ?';
    return (await this.database.write(ask => ask(sql, [tokenHash]))).affected > 0;
  }
}
