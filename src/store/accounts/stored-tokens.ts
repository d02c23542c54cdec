import type { StaffRole, StaffToken, StaffTokens } from '../../domain/staff';
import type { Database } from '../database/database';
import { instant, optional, type Row, text } from '../database/rows';
import { insert } from '../database/statements';

const columns = ['id', 'token_hash', 'name', 'role', 'created_at', 'revoked_at', 'rights'];
const select = `SELECT ${columns.join(', ')} FROM staff_token`;

export class StoredTokens implements StaffTokens {
  constructor(private readonly database: Database) {}

  async create(token: StaffToken): Promise<void> {
    const { id, tokenHash, name, role, createdAt, revokedAt, rights } = token;
    const times = [createdAt.getTime(), revokedAt?.getTime() ?? null];
    const row = [id, tokenHash, name, role, ...times, rights?.join(' ') ?? null];
    await this.database.write(ask => insert(ask, 'staff_token', columns, [row]));
  }

  async find(tokenHash: string): Promise<StaffToken | undefined> {
    const [row] = await this.database.read(`${select} WHERE token_hash = ?`, [tokenHash]);
    return row && tokenOf(row);
  }

  async list(): Promise<StaffToken[]> {
    return (await this.database.read(`${select} ORDER BY created_at, id`)).map(tokenOf);
  }

  /** The first revocation counts. */
  async revoke(id: string, at: Date): Promise<void> {
    const sql = 'UPDATE staff_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL';
    await this.database.write(ask => ask(sql, [at.getTime(), id]));
  }
}

function tokenOf(row: Row): StaffToken {
  const revokedAt = optional(instant, row, 'revoked_at');
  const rights = optional(text, row, 'rights');
  return {
    id: text(row, 'id'),
    tokenHash: text(row, 'token_hash'),
    name: text(row, 'name'),
    role: text(row, 'role') as StaffRole,
    ...(rights !== undefined && { rights: rights.split(' ').filter(Boolean) }),
    createdAt: instant(row, 'created_at'),
    ...(revokedAt && { revokedAt }),
  };
}
