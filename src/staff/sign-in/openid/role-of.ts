import type { StaffRole } from '../../../domain/staff';
import type { OpenIdSettings } from './open-id-settings';

/** Who is in several groups has the role that may most. */
const byRank: readonly StaffRole[] = ['supervisor', 'agent', 'auditor'];

/** The role that a person's groups give her; none where she is in no group that may sign in. */
export function roleOf(
  claims: Readonly<Record<string, unknown>>,
  { roleClaim, roles }: Pick<OpenIdSettings, 'roleClaim' | 'roles'>,
): StaffRole | undefined {
  const claim = claims[roleClaim];
  const groups = new Set(typeof claim === 'string' ? [claim] : Array.isArray(claim) ? claim : []);
  const given = roles.filter(({ group }) => groups.has(group)).map(({ role }) => role);
  return byRank.find(role => given.includes(role));
}
