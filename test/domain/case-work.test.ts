import { type Case, type CaseState, caseStates } from '../../src/domain/case';
import { allowedWork } from '../../src/domain/case-work/allowed-work';
import { doWork } from '../../src/domain/case-work/do-work';
import { extendableClocks } from '../../src/domain/case-work/extend-clock';
import { searchWords, summaryOf } from '../../src/domain/case-work/summary';
import type { Work } from '../../src/domain/case-work/work';
import { listedHolidays } from '../../src/domain/clock/calendar';
import { startClock } from '../../src/domain/clock/clock';
import { requestTypes } from '../../src/domain/requests';

const monday = new Date('2026-03-02T09:00:00+07:00');
const holidays = listedHolidays(['2026-03-12', '2026-03-17']);

function aCase(type: string, changes: Partial<Case> = {}): Case {
  const rules = requestTypes.get(type)?.clocks ?? [];
  return {
    ...{ reference: 'PD-7K3M-9QX4', version: 1, type, formVersion: 1, state: 'new' },
    ...{ language: 'vi', receivedAt: monday, answers: {}, contact: {}, evidence: [] },
    accessCodeHash: 'hash',
    clocks: rules.map(rule => startClock(rule, monday, holidays)),
    ...changes,
  };
}

const work = (request: Case, done: Work, now = monday) =>
  doWork(request, done, { now, holidays, actor: { kind: 'staff', id: 'lan' }, told: 'channel' });

describe('what may be done with a case', () => {
  const all = (state: CaseState, type = 'misuse-complaint') =>
    allowedWork(aCase(type, { state }), monday, () => true);

  it.each(caseStates.filter(state => state !== 'closed'))(
    'is everything but opening (%s)',
    state => {
      expect(all(state, 'access')).toEqual([
        ...['replied', 'asked-more', 'extended', 'closed', 'assigned', 'noted'],
        ...['linked-duplicate', 'clock-met', 'redacted'],
      ]);
      expect(all(state)).toContain('authority-clock-started');
      expect(all(state)).not.toContain('extended');
    },
  );

  it('is little once it is closed, and nothing once it is erased', () => {
    const closed = aCase('access', { state: 'closed', clocks: [] });
    expect(allowedWork(closed, monday, () => true)).toEqual([
      ...['reopened', 'assigned', 'noted', 'redacted'],
    ]);
    const erased = { ...closed, accessCodeHash: '' };
    expect(allowedWork(erased, monday, () => true)).toEqual([]);
  });

  it('needs the right to it', () => {
    expect(allowedWork(aCase('access'), monday, right => right === 'cases.redact')).toEqual([
      'redacted',
    ]);
  });
});

describe('an extension', () => {
  const extend = (days?: number, reason: 'complex' | 'third-party' = 'complex', now = monday) => {
    const done = { type: 'extended', clock: 'statutory-fulfil', reason, days } as const;
    const clock = work(aCase('access'), done, now).changed.clocks[1];
    return clock?.dueAt.toISOString();
  };

  it('counts from the beginning, so that a holiday is not given twice', () => {
    // Ten days end on Thursday the 12th, a holiday: due on Friday. Five more end on the 17th, a holiday too.
    expect(aCase('access').clocks[1]?.dueAt.toISOString()).toBe('2026-03-13T16:59:59.000Z');
    expect(extend(5)).toBe('2026-03-18T16:59:59.000Z');
    expect(extend()).toBe('2026-03-23T16:59:59.000Z');
  });

  it('gives more where others have to act, and no more than the law does', () => {
    expect(extend(15, 'third-party')).toBe('2026-03-27T16:59:59.000Z');
    for (const refused of [() => extend(11), () => extend(16, 'third-party'), () => extend(0)])
      expect(refused).toThrow(expect.objectContaining({ code: 'extension-refused' }));
  });

  it('is told before the time is over, once, and never of the promise to reply', () => {
    expect(extend(1, 'complex', new Date('2026-03-13T16:59:59Z'))).toBeDefined();
    expect(extendableClocks(aCase('access'), new Date('2026-03-13T17:00:00Z'))).toEqual([]);
    expect(extendableClocks(aCase('misuse-complaint'), monday)).toEqual([]);
    const names = extendableClocks(aCase('deletion'), monday).map(({ clock }) => clock.name);
    expect(names).toEqual(['statutory-fulfil']);
  });
});

describe('a line about a case', () => {
  it('is one line, not too long, and whole symbols', () => {
    const told = (text: string) => summaryOf({ answers: { what: { kind: 'text', text } } });
    expect(told(' họ gọi\n\n  tôi ')).toBe('họ gọi tôi');
    const long = told('😀'.repeat(200));
    expect([...long]).toHaveLength(140);
    expect(long.endsWith('😀…')).toBe(true);
    expect(summaryOf({ answers: {} })).toBe('');
  });

  it('is found by its words without accents, each once', () => {
    expect(searchWords('Đọc đúng SỐ căn cước, căn cước của tôi!')).toEqual([
      ...['doc', 'dung', 'so', 'can', 'cuoc'],
    ]);
  });
});
