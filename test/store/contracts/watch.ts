import type { Reminder } from '../../../src/domain/watch';
import type { Place } from '../support/databases';
import { aCase, anItem, at, filed, nothing } from '../support/fixtures';
import { openedStore } from '../support/opened-store';

const later = (ms: number): Date => new Date(at.getTime() + ms);
const day = 86_400_000;

export function watchContract(newPlace: () => Promise<Place>): void {
  describe('the watch over due dates', () => {
    const opened = openedStore(newPlace);

    async function commit(changes: Parameters<typeof aCase>[0] = {}): Promise<string> {
      const one = aCase(changes);
      await opened.store.committer.commit({ ...nothing(), cases: [one], events: [filed(one)] });
      return one.reference;
    }
    const due = (ms: number) => [
      {
        ...{ name: 'company-reply' as const, rule: 'company-promise@1', startedAt: at },
        dueAt: later(ms),
      },
    ];
    const aReminder = (reference: string, changes: Partial<Reminder> = {}): Reminder => ({
      ...{ id: `r-${reference}`, reference, clock: 'company-reply', step: '2d' },
      ...{ dueAt: later(day), madeAt: at, told: true },
      ...changes,
    });

    it('finds open cases by their due date, nearest first, page by page', async () => {
      const far = await commit({ clocks: due(9 * day) });
      const near = await commit({ clocks: due(2 * day), assignedTo: 'mai' });
      const late = await commit({ clocks: due(-day), state: 'in-progress' });
      const same = await Promise.all([1, 2, 3].map(() => commit({ clocks: due(3 * day) })));
      await commit({ clocks: due(day), state: 'closed', outcome: 'fulfilled' });
      await commit({ clocks: [] });
      const { watch } = opened.store;
      const all = await watch.dueBy(later(5 * day), { limit: 10 });
      expect(all.map(one => one.reference)).toEqual([late, near, ...same.sort()]);
      expect(all[1]).toMatchObject({ type: 'misuse-complaint', assignedTo: 'mai', state: 'new' });
      expect(all[1]?.clocks[0]?.dueAt).toEqual(later(2 * day));
      const paged: string[] = [];
      for (let page = await watch.dueBy(later(9 * day), { limit: 2 }); page.length > 0; ) {
        paged.push(...page.map(one => one.reference));
        const after = page.at(-1);
        page = after ? await watch.dueBy(later(9 * day), { limit: 2, after }) : [];
      }
      expect(paged).toEqual([late, near, ...same, far]);
      expect(await watch.unassigned()).toBe(6);
    });

    it('writes a reminder once with its mail, however many write it at once', async () => {
      const references = [await commit(), await commit()];
      const other = await opened.beside();
      const made = await Promise.all(
        [opened.store, other, opened.store, other].map((store, writer) =>
          store.watch.remind(
            references.map(reference =>
              aReminder(reference, { id: `r-${writer}-${reference}`, dueAt: later(day) }),
            ),
            written => written.map(({ id }) => anItem(`mail-${id}`, { kind: 'mail.reminder' })),
          ),
        ),
      );
      expect(
        made
          .flat()
          .map(one => one.reference)
          .sort(),
      ).toEqual([...references].sort());
      const items = await opened.store.outbox.claim(later(1), 10, 1000);
      expect(items.map(item => item.kind)).toEqual(['mail.reminder', 'mail.reminder']);
      expect(await opened.store.watch.remindersOf(references)).toHaveLength(2);
    });

    it('writes another one for another step, and for a due date that was moved', async () => {
      const reference = await commit();
      const { watch } = opened.store;
      const remind = (changes: Partial<Reminder>) =>
        watch.remind([aReminder(reference, changes)], () => []);
      expect(await remind({ id: 'a' })).toHaveLength(1);
      expect(await remind({ id: 'b' })).toHaveLength(0);
      expect(await remind({ id: 'c', step: 'missed', told: false })).toHaveLength(1);
      expect(await remind({ id: 'd', dueAt: later(2 * day) })).toHaveLength(1);
      const { watch: reopened } = await opened.reopen();
      expect(await reopened.remindersOf([reference])).toEqual(
        expect.arrayContaining([
          aReminder(reference, { id: 'a' }),
          aReminder(reference, { id: 'c', step: 'missed', told: false }),
        ]),
      );
    });

    it('writes nothing where its mail cannot be written', async () => {
      const reference = await commit();
      const broken = () => [anItem('same'), anItem('same')];
      await expect(opened.store.watch.remind([aReminder(reference)], broken)).rejects.toMatchObject(
        { code: 'store-constraint' },
      );
      expect(await opened.store.watch.remindersOf([reference])).toEqual([]);
    });

    it('remembers who has put a reminder away', async () => {
      const reference = await commit();
      const { watch, staff } = opened.store;
      await watch.remind([aReminder(reference, { id: 'a' })], () => []);
      await staff.accounts.create({
        ...{ id: 'mai', name: 'Mai', role: 'agent', createdAt: at, failedTries: 0 },
      });
      expect(await watch.markSeen('mai', 'a')).toBe(true);
      expect(await watch.markSeen('mai', 'a')).toBe(true);
      expect(await watch.markSeen('mai', 'none')).toBe(false);
      const shown = async (accountId: string) =>
        (await watch.open({ accountId, others: 'none', limit: 10 })).map(one => one.reminder.id);
      expect(await shown('mai')).toEqual([]);
      expect(await shown('lan')).toEqual(['a']);
    });

    it('shows the last reminder of each open clock to whom it concerns', async () => {
      const own = await commit({ assignedTo: 'mai' });
      const others = await commit({ assignedTo: 'lan' });
      const free = await commit();
      const closed = await commit({ state: 'closed', outcome: 'fulfilled' });
      const { watch } = opened.store;
      for (const [index, reference] of [own, others, free, closed].entries()) {
        const reminder = (step: string, madeAt: Date, told = true) =>
          aReminder(reference, { id: `${step}-${index}`, step, madeAt, told });
        await watch.remind(
          [reminder('2d', at), reminder('4h', later(5)), reminder('1h', later(9), false)],
          () => [],
        );
      }
      await watch.remind(
        [aReminder(others, { id: 'x', step: 'missed', madeAt: later(9) })],
        () => [],
      );
      const shown = async (wanted: 'all' | 'missed' | 'none') =>
        (await watch.open({ accountId: 'mai', others: wanted, limit: 10 }))
          .map(({ reminder }) => reminder.id)
          .sort();
      expect(await shown('none')).toEqual(['4h-0', '4h-2']);
      expect(await shown('missed')).toEqual(['4h-0', '4h-2', 'x']);
      expect(await shown('all')).toEqual(['4h-0', '4h-2', 'x']);
      const [first] = await watch.open({ accountId: 'lan', others: 'none', limit: 1 });
      expect(first?.of.clocks).toHaveLength(1);
    });

    it('writes one digest a day', async () => {
      const other = await opened.beside();
      const made = await Promise.all(
        [opened.store, other, other].map((store, writer) =>
          store.watch.digest('2026-03-02', at, anItem(`digest-${writer}`)),
        ),
      );
      expect(made.filter(Boolean)).toHaveLength(1);
      expect(await opened.store.outbox.waiting()).toBe(1);
      expect(await other.watch.digest('2026-03-03', later(day), anItem('next'))).toBe(true);
    });
  });
}
