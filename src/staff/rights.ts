import type { StaffRole } from '../domain/staff';

/** What can be done at the desk. */
export const rights = [
  'cases.list',
  'cases.read',
  'cases.transcript',
  'chats.read',
  'chats.take',
  'cases.evidence',
  'cases.reveal',
  'cases.export',
  'cases.work',
  'cases.redact',
  'cases.file',
  'figures.read',
  'templates.edit',
  'calendar.edit',
  'preferences.read',
  'reminders.read',
  'staff.invite',
  'staff.manage',
  'staff.tokens',
] as const;
export type Right = (typeof rights)[number];

/** Who may do what: what is not named here is denied. Auditors look and change nothing. */
const granted: Readonly<Record<StaffRole, ReadonlySet<Right>>> = {
  agent: new Set<Right>([
    'cases.list',
    'cases.read',
    'cases.transcript',
    'chats.read',
    'chats.take',
    'cases.evidence',
    'cases.reveal',
    'cases.export',
    'cases.work',
    'cases.file',
    'figures.read',
    'preferences.read',
    'reminders.read',
  ]),
  supervisor: new Set<Right>(rights),
  auditor: new Set<Right>([
    'cases.list',
    'cases.read',
    'cases.transcript',
    'chats.read',
    'cases.export',
    'figures.read',
    'preferences.read',
  ]),
};

/** What a role may do. Whether somebody may is for `allows` to say: a token can have less than its role. */
export function may(role: StaffRole, right: Right): boolean {
  return granted[role]?.has(right) ?? false;
}

/** A person with a role, or a program whose token may be for some of the role's rights alone. */
export interface RightsHolder {
  role: StaffRole;
  rights?: readonly string[] | undefined;
  kind?: 'person' | 'program';
}

/** The one place that decides. */
export function allows(who: RightsHolder, right: Right): boolean {
  // A program that reads who customers are needs to be trusted by a supervisor.
  if (right === 'cases.reveal' && who.kind === 'program' && who.role !== 'supervisor') return false;
  return may(who.role, right) && (who.rights === undefined || who.rights.includes(right));
}

export const rightsOf = (who: RightsHolder): Right[] => rights.filter(right => allows(who, right));
