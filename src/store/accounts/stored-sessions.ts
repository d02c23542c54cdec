import type { SignInWay, StaffSession, StaffSessions } from '../../domain/staff';
import type { Database } from '../database/database';
import { instant, optional, type Row, text } from '../database/rows';
import { insert } from '../database/statements';

const columns = [
  'token_hash',
  'account_id',
  'created_at',
  'last_seen_at',
  'expires_at',
  'way',
  'device',
];
const select = `SELECT ${columns.join(', ')} FROM staff_session`;

export class StoredSessions implements StaffSessions {
  constructor(private readonly database: Database) {}

  async create(session: StaffSession): Promise<void> {
    const { tokenHash, accountId, createdAt, lastSeenAt, expiresAt } = session;
    const { way = null, device = null } = session;
    const times = [createdAt, lastSeenAt, expiresAt].map(time => time.getTime());
    await this.database.write(ask =>
      insert(ask, 'staff_session', columns, [[tokenHash, accountId, ...times, way, device]]),
    );
  }

  async find(tokenHash: string): Promise<StaffSession | undefined> {
    const [row] = await this.database.read(`${select} WHERE token_hash = ?`, [tokenHash]);
    return row && sessionOf(row);
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
  async ofAccount(accountId: string): Promise<StaffSession[]> {
    const sql = `${select} WHERE account_id = ? ORDER BY created_at DESC, token_hash`;
    return (await this.database.read(sql, [accountId])).map(sessionOf);
  }

  async removeAll(accountId: string, except = ''): Promise<void> {
    const sql = 'DELETE FROM staff_session WHERE account_id = ? AND token_hash <> ?';
    await this.database.write(ask => ask(sql, [accountId, except]));
  }
}

function sessionOf(row: Row): StaffSession {
  const way = optional(text, row, 'way');
  const device = optional(text, row, 'device');
  return {
    tokenHash: text(row, 'token_hash'),
    accountId: text(row, 'account_id'),
    createdAt: instant(row, 'created_at'),
    lastSeenAt: instant(row, 'last_seen_at'),
    expiresAt: instant(row, 'expires_at'),
    ...(way !== undefined && { way: way as SignInWay }),
    ...(device !== undefined && { device }),
  };
}
