import type {
  StaffAccounts,
  StaffInvitations,
  StaffSessions,
  StaffTokens,
} from '../../domain/staff';
import type { Database } from '../database/database';
import { StoredAccounts } from './stored-accounts';
import { StoredInvitations } from './stored-invitations';
import { StoredSessions } from './stored-sessions';
import { StoredTokens } from './stored-tokens';

/** Who works at the desk. Names and addresses of staff are readable; passwords and tokens are hashes. */
export interface StoredStaff {
  accounts: StaffAccounts;
  sessions: StaffSessions;
  invitations: StaffInvitations;
  tokens: StaffTokens;
}

export const storedStaff = (database: Database): StoredStaff => ({
  accounts: new StoredAccounts(database),
  sessions: new StoredSessions(database),
  invitations: new StoredInvitations(database),
  tokens: new StoredTokens(database),
});
