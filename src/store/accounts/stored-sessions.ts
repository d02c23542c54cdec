import type { StaffSession, StaffSessions } from '../../domain/staff';
import type { Database } from '../database/database';
import { instant, text } from '../database/rows';
import { insert } from '../database/statements';

const columns = ['token_hash', 'account_id', 'created_at', 'last_seen_at', 'expires_at'];

export class StoredSessions implements StaffSessions {
  constructor(private readonly database: Database) {}

  async create(session: StaffSession): Promise<void> {
    const { tokenHash, accountId, createdAt, lastSeenAt, expiresAt } = session;
    const times = [createdAt, lastSeenAt, expiresAt].map(time => time.getTime());
    await this.database.write(ask =>
      insert(ask, 'staff_session', columns, [[tokenHash, accountId, ...times]]),
    );
  }

  async find(tokenHash: string): Promise<StaffSession | undefined> {
    const sql = `SELECT ${columns.join(', ')} FROM staff_session WHERE token_hash = ?`;
    const [row] = await this.database.read(sql, [tokenHash]);
    return (
      row && {
        tokenHash,
        accountId: text(row, 'account_id'),
        createdAt: instant(row, 'created_at'),
        lastSeenAt: instant(row, 'last_seen_at'),
        expiresAt: instant(row, 'expires_at'),
      }
    );
  }

  async seen(tokenHash: string, at: Date): Promise<void> {
    const sql = 'UPDATE staff_session SET last_seen_at = ? WHERE token_hash = ?';
    await this.database.write(ask => ask(sql, [at.getTime(), tokenHash]));
  }

  async remove(tokenHash: string): Promise<void> {
    const sql = 'DELETE FROM staff_session WHERE token_hash = ?';
    await this.database.write(ask => ask(sql, [tokenHash]));
  }

  async removeExpired(now: Date): Promise<void> {
    const sql = 'DELETE FROM staff_session WHERE expires_at <= ?';
    await this.database.write(ask => ask(sql, [now.getTime()]));
  }
}
