import type { StaffAccount } from '../../domain/staff';
import type { StaffIdentities, StaffIdentity } from '../../domain/staff-sign-in';
import type { Database } from '../database/database';
import { text } from '../database/rows';
import { insert } from '../database/statements';
import { insertAccount } from './account-row';

const columns = ['issuer', 'subject', 'account_id', 'linked_at'];
const select = 'SELECT account_id FROM staff_identity WHERE issuer = ? AND subject = ?';

export class StoredIdentities implements StaffIdentities {
  constructor(private readonly database: Database) {}

  async find(issuer: string, subject: string): Promise<string | undefined> {
    const [row] = await this.database.read(select, [issuer, subject]);
    return row && text(row, 'account_id');
  }

  async has(accountId: string, issuer: string): Promise<boolean> {
    const sql = 'SELECT subject FROM staff_identity WHERE account_id = ? AND issuer = ?';
    return (await this.database.read(sql, [accountId, issuer])).length > 0;
  }

  async link(identity: StaffIdentity, made?: StaffAccount): Promise<string> {
    const { issuer, subject, accountId, linkedAt } = identity;
    try {
      return await this.database.write(async ask => {
        if (made && !(await insertAccount(ask, made))) {
          const { email: _taken, ...withoutAddress } = made;
          await insertAccount(ask, withoutAddress);
        }
        const row = [issuer, subject, accountId, linkedAt.getTime()];
        const linked = await insert(
          ask,
          'staff_identity',
          columns,
          [row],
          'ON CONFLICT DO NOTHING',
        );
        if (linked === 0) throw new LinkedBefore();
        return accountId;
      });
    } catch (error) {
      if (!(error instanceof LinkedBefore)) throw error;
      return (await this.find(issuer, subject)) ?? accountId;
    }
  }
}

/** Undoes the transaction, so that no account is left over. */
class LinkedBefore extends Error {}
