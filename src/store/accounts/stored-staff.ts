import type {
  StaffAccounts,
  StaffInvitations,
  StaffSessions,
  StaffTokens,
} from '../../domain/staff';
import type { StaffIdentities, StaffResets, StaffSecondFactors } from '../../domain/staff-sign-in';
import type { Database } from '../database/database';
import type { Nonces } from '../vault/nonces';
import { StoredAccounts } from './stored-accounts';
import { StoredIdentities } from './stored-identities';
import { StoredInvitations } from './stored-invitations';
import { StoredResets } from './stored-resets';
import { StoredSecondFactors } from './stored-second-factors';
import { StoredSessions } from './stored-sessions';
import { StoredTokens } from './stored-tokens';

/** Who works at the desk. Names and addresses of staff are readable; passwords and tokens are hashes. */
export interface StoredStaff {
  accounts: StaffAccounts;
  sessions: StaffSessions;
  invitations: StaffInvitations;
  tokens: StaffTokens;
  factors: StaffSecondFactors;
  identities: StaffIdentities;
  resets: StaffResets;
}

/** `factorKey` seals the secrets of authenticators. */
export const storedStaff = (
  database: Database,
  factorKey: Buffer,
  nonces: Nonces,
): StoredStaff => ({
  accounts: new StoredAccounts(database),
  sessions: new StoredSessions(database),
  invitations: new StoredInvitations(database),
  tokens: new StoredTokens(database),
  factors: new StoredSecondFactors(database, factorKey, nonces),
  identities: new StoredIdentities(database),
  resets: new StoredResets(database),
});
