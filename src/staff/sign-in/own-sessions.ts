import type { StaffSession, StaffSessions } from '../../domain/staff';
import { tokenHash } from './secret-tokens';

/** A session as its owner sees it: the id says nothing of the token. */
export const sessionId = (session: Pick<StaffSession, 'tokenHash'>): string =>
  tokenHash(session.tokenHash).slice(0, 24);

/** @returns whether the account had such a session; it is ended. */
export async function endSession(
  sessions: StaffSessions,
  accountId: string,
  id: string,
): Promise<boolean> {
  const found = (await sessions.ofAccount(accountId)).find(one => sessionId(one) === id);
  if (!found) return false;
  await sessions.remove(found.tokenHash);
  return true;
}
