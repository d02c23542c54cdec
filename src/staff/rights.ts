import type { StaffRole } from '../domain/staff';

/** What can be done at the desk. */
export const rights = [
  'cases.list',
  'cases.read',
  'cases.transcript',
  'preferences.read',
  'staff.invite',
] as const;
export type Right = (typeof rights)[number];

/** Who may do what: what is not named here is denied. Auditors look and change nothing. */
const granted: Readonly<Record<StaffRole, ReadonlySet<Right>>> = {
  agent: new Set<Right>(['cases.list', 'cases.read', 'cases.transcript', 'preferences.read']),
  supervisor: new Set<Right>(rights),
  auditor: new Set<Right>(['cases.list', 'cases.read', 'cases.transcript', 'preferences.read']),
};

/** The one place that decides. */
export function may(role: StaffRole, right: Right): boolean {
  return granted[role]?.has(right) ?? false;
}
