import type {
  StaffAccount,
  StaffInvitation,
  StaffInvitations,
  StaffRole,
} from '../../domain/staff';
import type { Database } from '../database/database';
import { instant, optional, text } from '../database/rows';
import { insert } from '../database/statements';
import { insertAccount } from './account-row';

const columns = ['token_hash', 'role', 'created_at', 'expires_at', 'invited_by'];
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
        if (!(await insertAccount(ask, account))) throw new EmailTaken();
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
