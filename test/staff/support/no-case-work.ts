import type { CaseWorkDeps } from '../../../src/staff/case-work/case-work-deps';

type Kept = Pick<CaseWorkDeps, 'cases' | 'committer' | 'texts' | 'time' | 'random' | 'log'>;

const untested = (): never => {
  throw new Error('work at cases is tested over the whole desk: see case-office.ts');
};

/** Enough to look at cases, for tests of the API itself. */
export function noCaseWork(
  kept: Omit<Kept, 'cases'> & { cases: Omit<Kept['cases'], 'duplicatesOf'> },
): CaseWorkDeps {
  const none = async () => [];
  return {
    ...kept,
    cases: { ...kept.cases, duplicatesOf: none },
    conversations: { find: async () => undefined },
    evidence: { keep: untested, open: untested, remove: untested },
    templates: { list: none, put: untested, remove: untested },
    views: { of: none, put: untested, remove: untested },
    packages: {
      ...{ of: none, find: untested, create: untested },
      ...{ setChallenge: untested, withdraw: untested },
    },
    figures: { figures: untested },
    redactions: { message: untested, tidy: untested },
    calendar: { isHoliday: () => false, isConfirmed: () => true, years: () => [], put: untested },
    talks: { beside: untested },
    replyWays: { of: () => ({ open: false }) },
    publicUrl: 'http://127.0.0.1',
    supportEmail: 'support@example.vn',
    tellsPreferences: false,
    smsCodes: false,
    workingHours: () => '',
    onOutbox: untested,
  };
}
