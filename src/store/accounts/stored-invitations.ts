import type {
  StaffAccount,
  StaffInvitation,
  StaffInvitations,
  StaffRole,
} from '../../domain/staff';
import type { Database } from '../database/database';
import { instant, optional, text } from '../database/rows';
import { insert } from '../database/statements';

const columns = ['token_hash', 'role', 'created_at', 'expires_at', 'invited_by'];
const accountColumns = [
  'id',
  'name',
  'email',
  'role',
  'password_hash',
  'created_at',
  'disabled_at',
  'failed_tries',
  'last_try_at',
];

export class StoredInvitations implements StaffInvitations {
  constructor(private readonly database: Database) {}

  async create(invitation: StaffInvitation): Promise<void> {
    const { tokenHash, role, createdAt, expiresAt, invitedBy = null } = invitation;
    const row = [tokenHash, role, createdAt.getTime(), expiresAt.getTime(), invitedBy];
    await this.database.write(ask => insert(ask, 'staff_invitation', columns, [row]));
  }

  async find(tokenHash: string): Promise<StaffInvitation | undefined> {
    const sql = `SELECT ${columns.join(', ')} FROM staff_invitation WHERE token_hash = ?`;
    const [row] = await this.database.read(sql, [tokenHash]);
    if (!row) return undefined;
    const invitedBy = optional(text, row, 'invited_by');
    return {
      tokenHash,
      role: text(row, 'role') as StaffRole,
      createdAt: instant(row, 'created_at'),
      expiresAt: instant(row, 'expires_at'),
      ...(invitedBy !== undefined && { invitedBy }),
    };
  }

  async accept(tokenHash: string, account: StaffAccount): Promise<'accepted' | 'gone' | 'taken'> {
    try {
      return await this.database.write(async ask => {
        // Of two at once the second waits here, and then finds nothing to use up.
        const used = await ask('DELETE FROM staff_invitation WHERE token_hash = ?', [tokenHash]);
        if (used.affected === 0) return 'gone';
        const row = accountRow(account);
        const unlessTaken = 'ON CONFLICT (email) DO NOTHING';
        const made = await insert(ask, 'staff_account', accountColumns, [row], unlessTaken);
        if (made === 0) throw new EmailTaken();
        return 'accepted';
      });
    } catch (error) {
      if (error instanceof EmailTaken) return 'taken';
      throw error;
    }
  }

  async removeUninvited(): Promise<void> {
    const sql = 'DELETE FROM staff_invitation WHERE invited_by IS NULL';
    await this.database.write(ask => ask(sql));
  }
}

/** Undoes the transaction, so that the invitation is still there. */
class EmailTaken extends Error {}

const accountRow = (account: StaffAccount) => [
  account.id,
  account.name,
  account.email ?? null,
  account.role,
  account.passwordHash ?? null,
  account.createdAt.getTime(),
  account.disabledAt?.getTime() ?? null,
  account.failedTries,
  account.lastTryAt?.getTime() ?? null,
];
