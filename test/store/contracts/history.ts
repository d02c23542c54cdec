import type { Case } from '../../../src/domain/case';
import type { Place } from '../support/databases';
import { aCase, filed, nothing } from '../support/fixtures';
import { openedStore } from '../support/opened-store';

export function historyContract(newPlace: () => Promise<Place>): void {
  describe("a case's history", () => {
    const opened = openedStore(newPlace);
    let bent: Case;
    let whole: Case;

    beforeEach(async () => {
      [bent, whole] = [aCase(), aCase()];
      const events = [bent, whole].flatMap(each => [1, 2, 3].map(seq => filed(each, seq)));
      await opened.store.committer.commit({ ...nothing(), cases: [bent, whole], events });
    });

    const tamper = async (...statements: string[]): Promise<void> => {
      const source = await opened.place.connect();
      for (const statement of statements)
        await source.query(statement.replaceAll('REF', `'${bent.reference}'`));
      await source.destroy();
    };

    it('is whole as it was written', async () => {
      expect(await opened.store.verifyHistory()).toEqual({ cases: 2, events: 6, faults: [] });
    });

    it.each([
      ['a changed type', 2, 'changed', [set("type = 'viewed'", 2)]],
      ['a changed time', 1, 'changed', [set('at = at + 1', 1)]],
      ['a changed actor', 3, 'changed', [set("actor = 'desk'", 3)]],
      ['a changed detail', 2, 'changed', [set(`sealed = (${read('sealed', 1)})`, 2)]],
      ['a removed row', 2, 'missing', [remove(2)]],
      ['a removed last row', 3, 'missing', [remove(3)]],
      ['a last row removed and the count set back', 2, 'end', [remove(3), count(2)]],
      [
        'a last row removed and the end set back',
        2,
        'end',
        [
          remove(3),
          count(2),
          `UPDATE desk_case SET history_head = (${read('hash', 2)}) WHERE reference = REF`,
        ],
      ],
      [
        'two rows that changed places',
        1,
        'changed',
        [set('seq = 9', 1), set('seq = 1', 2), set('seq = 2', 9)],
      ],
    ])('shows %s', async (_, seq, fault, statements) => {
      await tamper(...statements);
      const found = [{ reference: bent.reference, seq, fault }];
      expect((await opened.store.verifyHistory()).faults).toEqual(found);
      expect((await opened.store.verifyHistory(bent.reference)).faults).toEqual(found);
      expect((await opened.store.verifyHistory(whole.reference)).faults).toEqual([]);
    });
  });
}

const set = (what: string, seq: number): string =>
  `UPDATE case_event SET ${what} WHERE reference = REF AND seq = ${seq}`;
const remove = (seq: number): string =>
  `DELETE FROM case_event WHERE reference = REF AND seq = ${seq}`;
const read = (column: string, seq: number): string =>
  `SELECT ${column} FROM case_event WHERE reference = REF AND seq = ${seq}`;
const count = (events: number): string =>
  `UPDATE desk_case SET event_count = ${events} WHERE reference = REF`;
