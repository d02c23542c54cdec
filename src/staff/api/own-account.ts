import { DeskError } from '../../domain/errors';
import type { StaffAccount, StaffAccounts } from '../../domain/staff';
import type { Principal } from '../sign-in/principal';

/**
 * The account of the person who asks.
 * @throws DeskError `staff-denied`: a program has none.
 */
export async function ownAccount(
  { accounts }: { accounts: Pick<StaffAccounts, 'find'> },
  who: Principal,
): Promise<StaffAccount> {
  const account = who.kind === 'person' ? await accounts.find(who.id) : undefined;
  if (!account) throw new DeskError('staff-denied', 'only a person has an account');
  return account;
}

/**
 * What lets somebody in is made by people alone: a program that made it could outlive its own token.
 * @throws DeskError `staff-denied`
 */
export function refusePrograms(who: Principal): void {
  if (who.kind !== 'person') throw new DeskError('staff-denied', 'only people let others in');
}
