import type { Place } from '../support/databases';
import { aCase, anItem, at, nothing } from '../support/fixtures';
import { openedStore } from '../support/opened-store';

const lease = 60_000;
const later = (ms: number): Date => new Date(at.getTime() + ms);

export function outboxContract(newPlace: () => Promise<Place>): void {
  describe('the outbox', () => {
    const opened = openedStore(newPlace);
    const put = (...items: ReturnType<typeof anItem>[]): Promise<void> =>
      opened.store.committer.commit({ ...nothing(), outbox: items });

    it('gives what is due, the oldest first, and counts the tries', async () => {
      await put(
        anItem('later', { dueAt: later(5) }),
        anItem('first'),
        anItem('not-yet', { dueAt: later(99) }),
      );
      const claimed = await opened.store.outbox.claim(later(10), 10, lease);
      expect(claimed).toEqual([
        { ...anItem('first'), attempts: 1 },
        { ...anItem('later', { dueAt: later(5) }), attempts: 1 },
      ]);
    });

    it('gives nobody what is leased, until the lease is over', async () => {
      await put(anItem('one'));
      const ids = async (now: Date): Promise<string[]> =>
        (await opened.store.outbox.claim(now, 10, lease)).map(item => item.id);
      expect(await ids(at)).toEqual(['one']);
      expect(await ids(later(lease - 1))).toEqual([]);
      const [again] = await opened.store.outbox.claim(later(lease), 10, lease);
      expect(again).toMatchObject({ id: 'one', attempts: 2, dueAt: at });
    });

    it('gives each item to one of several workers', async () => {
      await put(...Array.from({ length: 40 }, (_, index) => anItem(`item-${index}`)));
      const other = await opened.beside();
      const claims = await Promise.all(
        [opened.store, other, opened.store, other].map(store => store.outbox.claim(at, 10, lease)),
      );
      const rest = await opened.store.outbox.claim(at, 40, lease);
      const ids = [...claims.flat(), ...rest].map(item => item.id);
      expect(ids).toHaveLength(40);
      expect(new Set(ids).size).toBe(40);
    });

    it('forgets what is delivered or given up, and brings back what is postponed', async () => {
      await put(anItem('done'), anItem('hopeless'), anItem('again'));
      await opened.store.outbox.claim(at, 10, lease);
      await opened.store.outbox.delivered('done', at);
      await opened.store.outbox.abandon('hopeless', at, 'no-such-address');
      await opened.store.outbox.postpone('again', later(1000), 'busy');
      expect(await opened.store.outbox.waiting()).toBe(1);
      expect(await opened.store.outbox.claim(later(999), 10, lease)).toEqual([]);
      const [item] = await opened.store.outbox.claim(later(1000), 10, lease);
      expect(item).toMatchObject({ id: 'again', attempts: 2 });
    });

    it('is erased with its case', async () => {
      const theCase = aCase();
      const { reference } = theCase;
      await opened.store.committer.commit({
        ...nothing(),
        cases: [theCase],
        outbox: [anItem('of-case', { reference }), anItem('other')],
      });
      await opened.store.erasure.case(reference, at, { kind: 'desk' });
      const claimed = await opened.store.outbox.claim(at, 10, lease);
      expect(claimed.map(item => item.id)).toEqual(['other']);
    });
  });
}
