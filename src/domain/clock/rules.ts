import type { Period } from './deadline';

/** What a case's clocks measure. `company-reply` is the notice's own promise; the others are the law's. */
export const clockNames = [
  'company-reply',
  'statutory-reply',
  'statutory-fulfil',
  'authority-notice',
] as const;
export type ClockName = (typeof clockNames)[number];

/** How long one clock runs. A rule never changes: a new promise is a new version of it. */
export interface ClockRule {
  /** Unique for ever; cases keep it, so that each is measured by what it was promised. */
  id: string;
  clock: ClockName;
  period: Period;
  /** The period where a processor or a third party has to act too. */
  throughOthers?: Period;
  /** By how much it may be extended once, with a reason told. */
  extension?: Period;
  /** Where the period comes from. */
  source: string;
}

const decree = 'Decree 356/2025/NĐ-CP, art. 5';

/** The periods of facts as of January 2026. "Days" of the law are calendar days, the careful reading. */
const rules = {
  complaintPromise: {
    id: 'company-promise@1',
    clock: 'company-reply',
    period: { unit: 'working-days', count: 3 },
    source: 'Privacy notice, section E',
  },
  statutoryReply: {
    id: 'decree-356-reply@1',
    clock: 'statutory-reply',
    period: { unit: 'working-days', count: 2 },
    source: decree,
  },
  objectionFulfil: {
    id: 'decree-356-object@1',
    clock: 'statutory-fulfil',
    period: { unit: 'days', count: 15 },
    throughOthers: { unit: 'days', count: 20 },
    extension: { unit: 'days', count: 15 },
    source: decree,
  },
  accessFulfil: {
    id: 'decree-356-access@1',
    clock: 'statutory-fulfil',
    period: { unit: 'days', count: 10 },
    throughOthers: { unit: 'days', count: 15 },
    extension: { unit: 'days', count: 10 },
    source: decree,
  },
  deletionFulfil: {
    id: 'decree-356-delete@1',
    clock: 'statutory-fulfil',
    period: { unit: 'days', count: 20 },
    throughOthers: { unit: 'days', count: 30 },
    extension: { unit: 'days', count: 20 },
    source: decree,
  },
  authorityNotice: {
    id: 'law-91-breach-notice@1',
    clock: 'authority-notice',
    period: { unit: 'hours', count: 72 },
    source: 'Law 91/2025/QH15, art. 23',
  },
} as const satisfies Record<string, ClockRule>;

export type ClockRuleName = keyof typeof rules;
export const clockRules: Readonly<Record<ClockRuleName, ClockRule>> = rules;

/** The rule that a case was promised under; none where the id is of a rule that was never the desk's. */
export function ruleOf(ruleId: string): ClockRule | undefined {
  return Object.values(clockRules).find(({ id }) => id === ruleId);
}

/** The period that a case was promised, by the id of its rule. */
export function periodOf(ruleId: string): Period {
  const rule = ruleOf(ruleId);
  if (!rule) throw new Error(`no rule ${ruleId} is known`);
  return rule.period;
}
