import type { Case, CaseState } from '../../../src/domain/case';
import type { Place } from '../support/databases';
import { aCase, at, nothing } from '../support/fixtures';
import { openedStore } from '../support/opened-store';

const day = 24 * 60 * 60_000;
const on = (days: number): Date => new Date(at.getTime() + days * day);
const clock = (dueAt: Date, metAt?: Date): Case['clocks'][number] => ({
  ...{ name: 'company-reply', rule: 'company-reply-1', startedAt: at, dueAt },
  ...(metAt && { metAt }),
});

export function caseQueueContract(newPlace: () => Promise<Place>): void {
  describe("staff's queue", () => {
    const opened = openedStore(newPlace);
    const ask = async (states: CaseState[], offset = 0, limit = 50) => {
      const { cases, total } = await opened.store.cases.nearestDue({ states, offset, limit });
      return { references: cases.map(each => each.reference), total };
    };
    const file = async (cases: Case[]): Promise<string[]> => {
      await opened.store.committer.commit({ ...nothing(), cases });
      return cases.map(each => each.reference);
    };

    it('begins with the nearest promise that is open, and ends with what has none', async () => {
      const sorted = await file([
        aCase({ clocks: [clock(on(9)), clock(on(1))] }),
        aCase({ clocks: [clock(on(2))], state: 'reopened' }),
        aCase({ clocks: [clock(on(0), on(0)), clock(on(3))], state: 'in-progress' }),
        aCase({ clocks: [], receivedAt: on(2) }),
        aCase({ clocks: [clock(on(0), on(0))], state: 'closed', receivedAt: on(1) }),
        aCase({ clocks: [clock(on(0), on(0))], state: 'answered', receivedAt: on(0) }),
      ]);
      expect(await ask([])).toEqual({ references: sorted, total: 6 });
      const open = [sorted[0], sorted[1], sorted[3]];
      expect(await ask(['new', 'reopened'])).toEqual({ references: open, total: 3 });
      expect((await ask(['closed', 'answered', 'new'])).total).toBe(4);
      expect((await ask(['closed'])).references).toEqual([sorted[4]]);
      expect(await ask(['waiting-for-customer'])).toEqual({ references: [], total: 0 });
    });

    it('comes in pages', async () => {
      const states = ['new', 'in-progress', 'closed'] as const;
      const sorted = await file(
        Array.from({ length: 23 }, (_, index) =>
          aCase({ clocks: [clock(on(index))], state: states[index % 2] ?? 'new' }),
        ),
      );
      const pages = await Promise.all([0, 10, 20, 30].map(offset => ask([], offset, 10)));
      expect(pages.flatMap(page => page.references)).toEqual(sorted);
      expect(pages.map(page => page.total)).toEqual([23, 23, 23, 23]);
    });

    it('moves a case whose clock is met or extended', async () => {
      const [first, second] = [
        aCase({ clocks: [clock(on(1))] }),
        aCase({ clocks: [clock(on(2))] }),
      ];
      await file([first, second]);
      await file([{ ...first, version: 1, clocks: [clock(on(5))] }]);
      expect((await ask([])).references).toEqual([second.reference, first.reference]);
      await file([{ ...second, version: 1, clocks: [clock(on(2), on(1))] }]);
      expect((await ask([])).references).toEqual([first.reference, second.reference]);
    });
  });
}
