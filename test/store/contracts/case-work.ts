import { Readable } from 'node:stream';
import type { Case } from '../../../src/domain/case';
import { weekOf } from '../../../src/domain/case-work/figures';
import type { AnswerPackage } from '../../../src/domain/case-work/keeping';
import { CaseWork1700000000003 } from '../../../src/store/migrations/1700000000003-case-work';
import type { Place } from '../support/databases';
import { aCase, aConversation, aTurn, at, nothing, whole } from '../support/fixtures';
import { openedStore } from '../support/opened-store';

const day = 86_400_000;
const on = (days: number): Date => new Date(at.getTime() + days * day);

export function caseWorkContract(newPlace: () => Promise<Place>): void {
  describe('what staff keep for their work', () => {
    const opened = openedStore(newPlace);
    const work = () => opened.store.caseWork;
    const file = async (changes: Partial<Case>): Promise<Case> => {
      const one = aCase(changes);
      await opened.store.committer.commit({ ...nothing(), cases: [one] });
      return one;
    };

    it('keeps templates, and puts one in the place of another', async () => {
      const one = {
        id: 'a',
        kind: 'reply',
        language: 'vi',
        title: 'Chào',
        text: 'Kính gửi',
      } as const;
      await work().templates.put(one);
      const closed = { ...one, kind: 'closed', outcome: 'refused', title: 'Từ chối' } as const;
      await work().templates.put(closed);
      expect(await work().templates.list()).toEqual([closed]);
      expect(await work().templates.remove('a')).toBe(true);
      expect(await work().templates.remove('a')).toBe(false);
    });

    it('keeps views for each of the staff, and says nothing of what they search for', async () => {
      await work().views.put('lan', { id: 'v', name: 'Chị Hoa', query: 'q=0912345678' });
      await work().views.put('mai', { id: 'v', name: 'Trễ', query: 'urgency=late' });
      await opened.reopen();
      expect(await work().views.of('lan')).toEqual([
        { id: 'v', name: 'Chị Hoa', query: 'q=0912345678' },
      ]);
      const database = await opened.place.connect();
      const rows = JSON.stringify(await database.query('SELECT * FROM saved_view'));
      await database.destroy();
      expect(rows).not.toMatch(/0912|Hoa|late/);
      expect(await work().views.remove('lan', 'v')).toBe(true);
      expect(await work().views.of('mai')).toHaveLength(1);
    });

    it('keeps years of the calendar', async () => {
      const year = { year: 2027, confirmed: true, holidays: [{ date: '2027-02-06', name: 'Tết' }] };
      await work().calendar.put({ ...year, confirmed: false, holidays: [] });
      await work().calendar.put(year);
      expect(await work().calendar.list()).toEqual([year]);
    });

    it('keeps answers with their files until they are taken back or the case is erased', async () => {
      const { reference } = await file({});
      const { evidence } = opened.store;
      const keep = (text: string) =>
        evidence.keep({ name: 'dữ liệu.csv', content: Readable.from([Buffer.from(text)]) });
      const files = [await keep('một\n'), await keep('hai\n')];
      const made = (id: string, index: number): AnswerPackage => ({
        ...{ id, reference, text: 'Đây là dữ liệu của chị Hoa', madeBy: 'lan', version: 1 },
        files: files.slice(index, index + 1),
        ...{ createdAt: on(index), expiresAt: on(14) },
      });
      await work().packages.create(made('one', 0));
      await work().packages.create(made('two', 1));
      await opened.reopen();
      expect((await work().packages.of(reference)).map(({ id }) => id)).toEqual(['two', 'one']);
      const found = await work().packages.find('one');
      expect(found).toEqual(made('one', 0));
      const challenge = {
        ...{ sentTo: { email: 'a@b.vn' }, hash: 'x', triesLeft: 3 },
        ...{ sentAt: at.toISOString(), expiresAt: on(1).toISOString() },
      };
      if (found) await work().packages.setChallenge(found, challenge);
      expect(await work().packages.find('one')).toMatchObject({ challenge, version: 2 });
      await expect(work().packages.setChallenge(made('one', 0), challenge)).rejects.toMatchObject({
        code: 'state-conflict',
      });
      await work().packages.withdraw('one', on(2));
      expect(await work().packages.find('one')).toMatchObject({ withdrawnAt: on(2) });
      const [gone, kept] = files.map(({ id }) => id);
      await expect(opened.store.evidence.open(gone ?? '')).rejects.toMatchObject({
        code: 'evidence-unknown',
      });
      const content = await whole(await opened.store.evidence.open(kept ?? ''));
      expect(content.toString()).toBe('hai\n');
      await opened.store.erasure.case(reference, on(3), { kind: 'desk' });
      expect(await work().packages.of(reference)).toEqual([]);
      await expect(opened.store.evidence.open(kept ?? '')).rejects.toMatchObject({
        code: 'evidence-unknown',
      });
    });

    it('takes the words out of a message, and leaves that there was one', async () => {
      const turn = aTurn(aConversation('directline:a'), { text: 'căn cước của tôi là 001' });
      await opened.store.committer.commit(turn);
      const [said] = turn.log;
      const { redactions } = work();
      expect(await redactions.message('directline:a', said?.id ?? '')).toBe(true);
      expect(await redactions.message('directline:a', 'nothing')).toBe(false);
      expect(await redactions.message('directline:b', said?.id ?? '')).toBe(false);
      const [first, second] = await opened.store.log.after('directline:a', 0);
      expect(first).toMatchObject({ id: said?.id, activity: { type: 'message', text: '' } });
      expect(second?.activity.text).toContain('căn cước');
    });

    it('counts what came and what was answered in time, by week and request', async () => {
      const clock = (dueAt: Date, metAt?: Date): Case['clocks'] => [
        {
          name: 'company-reply',
          rule: 'company-promise@1',
          startedAt: at,
          dueAt,
          ...(metAt && { metAt }),
        },
      ];
      const answered = (from: number, met: number, due: number): Partial<Case> => ({
        ...{ receivedAt: on(from), clocks: clock(on(due), on(met)), state: 'closed' },
        outcome: 'fulfilled',
      });
      await file(answered(0, 1, 3));
      await file(answered(0, 4, 3));
      await file({ receivedAt: on(7), clocks: clock(on(8)) });
      await file({ receivedAt: on(8), clocks: clock(on(20)), type: 'access' });
      await file({ ...answered(8, 9, 20), outcome: 'withdrawn' });
      await file(answered(-7, -6, -4));
      const figures = await work().figures.figures({ from: weekOf(at), now: on(9) });
      expect(figures.weeks.map(({ start: _start, ...counts }) => counts)).toEqual([
        {
          ...{ received: 2, answered: 2, withinPromise: 1, late: 1 },
          byType: { 'misuse-complaint': 2 },
        },
        {
          ...{ received: 3, answered: 0, withinPromise: 0, late: 1 },
          byType: { 'misuse-complaint': 2, access: 1 },
        },
      ]);
      expect(figures.weeks[0]?.start).toEqual(new Date('2026-03-01T17:00:00Z'));
      expect(figures.open).toEqual({ total: 2, late: 1, today: 0, early: 1 });
      expect(figures.byType.map(({ type, received }) => [type, received])).toEqual([
        ['access', 1],
        ['misuse-complaint', 4],
      ]);
      expect(figures.medianHoursToAnswer).toBe(24);
    });

    it('counts cases that were filed before it was there', async () => {
      const { reference } = await file({});
      const database = await opened.place.connect();
      const runner = database.createQueryRunner();
      const migration = new CaseWork1700000000003();
      await migration.down(runner);
      await migration.up(runner);
      const [row] = await database.query(
        `SELECT promise_due_at FROM desk_case WHERE reference = '${reference}'`,
      );
      await runner.release();
      await database.destroy();
      expect(Number(row.promise_due_at)).toBe(Date.parse('2026-03-05T16:59:59Z'));
    });
  });
}
