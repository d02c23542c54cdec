import type { Case, CaseState } from '../case';
import { extendableClocks } from './extend-clock';
import type { WorkType } from './work';

/** The rights that work at a case needs; who has them is decided on staff's side. */
export type WorkRight = 'cases.work' | 'cases.redact';

interface Allowance {
  right: WorkRight;
  states: readonly CaseState[];
  /** What else must hold. */
  when?: (request: Case, now: Date) => boolean;
}

const open: readonly CaseState[] = [
  'new',
  'in-progress',
  'waiting-for-customer',
  'answered',
  'reopened',
];
const any: readonly CaseState[] = [...open, 'closed'];

/** What may be done, in which state, and by which right: the one table. */
const table: Readonly<Record<WorkType, Allowance>> = {
  replied: { right: 'cases.work', states: open },
  'asked-more': { right: 'cases.work', states: open },
  extended: {
    right: 'cases.work',
    states: open,
    when: (request, now) => extendableClocks(request, now).length > 0,
  },
  closed: { right: 'cases.work', states: open, when: request => !authorityClock(request) },
  reopened: { right: 'cases.work', states: ['closed'] },
  assigned: { right: 'cases.work', states: any },
  noted: { right: 'cases.work', states: any },
  'linked-duplicate': { right: 'cases.work', states: open },
  'authority-clock-started': {
    right: 'cases.work',
    states: open,
    when: request =>
      request.type === 'misuse-complaint' &&
      request.clocks.every(({ name }) => name !== 'authority-notice'),
  },
  'clock-met': {
    right: 'cases.work',
    states: any,
    when: request => request.clocks.some(({ metAt }) => !metAt),
  },
  redacted: { right: 'cases.redact', states: any },
};

export const rightFor = (type: WorkType): WorkRight => table[type].right;

/** Whether a case may have this done now, whoever does it. */
export function isAllowed(request: Case, type: WorkType, now: Date): boolean {
  const { states, when } = table[type];
  return !isErased(request) && states.includes(request.state) && (when?.(request, now) ?? true);
}

/** What may be done with a case now, by whoever has these rights. */
export function allowedWork(
  request: Case,
  now: Date,
  may: (right: WorkRight) => boolean,
): WorkType[] {
  return (Object.keys(table) as WorkType[]).filter(
    type => may(table[type].right) && isAllowed(request, type, now),
  );
}

/** Of an erased case nothing is left that could be worked at. */
export const isErased = ({ accessCodeHash }: Case): boolean => accessCodeHash === '';

/** The law's clock towards the authority, while it runs: a case is not closed over it. */
const authorityClock = ({ clocks }: Case) =>
  clocks.find(({ name, metAt }) => name === 'authority-notice' && !metAt);
