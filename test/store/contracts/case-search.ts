import type { Case } from '../../../src/domain/case';
import type { CaseSearch } from '../../../src/domain/case-work/case-search';
import { searchWords } from '../../../src/domain/case-work/summary';
import type { Place } from '../support/databases';
import { aCase, at, nothing } from '../support/fixtures';
import { openedStore } from '../support/opened-store';

const hour = 3_600_000;
const after = (hours: number): Date => new Date(at.getTime() + hours * hour);
const due = (hours: number): Case['clocks'] => [
  { ...{ name: 'company-reply', rule: 'company-promise@1', startedAt: at }, dueAt: after(hours) },
];
const told = (text: string): Case['answers'] => ({ what: { kind: 'text', text } });

export function caseSearchContract(newPlace: () => Promise<Place>): void {
  describe('a search of cases', () => {
    const opened = openedStore(newPlace);
    const file = async (changes: Partial<Case>): Promise<string> => {
      const one = aCase(changes);
      await opened.store.committer.commit({ ...nothing(), cases: [one] });
      return one.reference;
    };
    const find = async (search: Partial<CaseSearch>) => {
      const { cases, total } = await opened.store.cases.nearestDue({
        ...{ states: [], offset: 0, limit: 50, now: at },
        ...search,
      });
      expect(total).toBe(cases.length);
      return cases.map(({ reference }) => reference);
    };

    it('narrows by request, urgency, state and whose they are', async () => {
      const late = await file({ clocks: due(-1) });
      const today = await file({ clocks: due(2), assignedTo: 'lan' });
      const early = await file({ clocks: due(80), type: 'access' });
      const none = await file({ clocks: [], state: 'closed', assignedTo: 'lan' });
      expect(await find({ urgency: ['late', 'today'] })).toEqual([late, today]);
      expect(await find({ urgency: ['early', 'none'] })).toEqual([early, none]);
      expect(await find({ types: ['access'] })).toEqual([early]);
      expect(await find({ types: ['access', 'misuse-complaint'], states: ['new'] })).toEqual([
        ...[late, today, early],
      ]);
      expect(await find({ assigned: 'lan' })).toEqual([today, none]);
      expect(await find({ assigned: null })).toEqual([late, early]);
      expect(await find({ assigned: 'lan', urgency: ['none'] })).toEqual([none]);
    });

    it('finds by number, by contact and by words, accents or not', async () => {
      const one = await file({ answers: told('Họ đọc đúng số căn cước của tôi') });
      const other = await file({
        answers: told('Căn cước bị lộ, họ mời mua bảo hiểm'),
        contact: { phone: '+84987654321' },
        clocks: due(-1),
      });
      const words = (text: string) => find({ find: { words: searchWords(text) } });
      expect(await words('can cuoc')).toEqual([other, one]);
      expect(await words('BẢO HIỂM căn cước')).toEqual([other]);
      expect(await words('căn cước phi thuyền')).toEqual([]);
      expect(await words('của')).toEqual([]);
      expect(await find({ find: { contact: '+84987654321' } })).toEqual([other]);
      expect(await find({ find: { contact: 'hoa.nguyen@example.com' } })).toEqual([one]);
      expect(await find({ find: { contact: '+84987654321' }, states: ['closed'] })).toEqual([]);
      expect(await find({ find: { reference: one }, states: ['closed'] })).toEqual([one]);
    });

    it('forgets the words that a case no longer has, and those of an erased one', async () => {
      const one = aCase({ answers: told('mua bảo hiểm') });
      await opened.store.committer.commit({ ...nothing(), cases: [one] });
      const changed = { ...one, version: 1, answers: told('bán xe đạp') };
      await opened.store.committer.commit({ ...nothing(), cases: [changed] });
      expect(await find({ find: { words: ['hiem'] } })).toEqual([]);
      expect(await find({ find: { words: ['dap'] } })).toEqual([one.reference]);
      await opened.store.erasure.case(one.reference, at, { kind: 'desk' });
      expect(await find({ find: { words: ['dap'] } })).toEqual([]);
    });

    it('knows the duplicates of a case', async () => {
      const original = await file({});
      const copy = await file({ duplicateOf: original });
      expect(await opened.store.cases.duplicatesOf(original)).toEqual([copy]);
      expect((await opened.store.cases.find(copy))?.duplicateOf).toBe(original);
    });
  });
}
