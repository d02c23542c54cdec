import type { InboundEvent } from '../../../src/domain/channel-store';
import type { Place } from '../support/databases';
import { aConversation, aTurn, at } from '../support/fixtures';
import { openedStore } from '../support/opened-store';

const lease = 60_000;
const later = (ms: number): Date => new Date(at.getTime() + ms);
const anEvent = (line: string, key: string): InboundEvent => ({
  ...{ channel: 'zalo', line, key },
  content: { text: `lời của khách ${key}` },
});

export function channelsContract(newPlace: () => Promise<Place>): void {
  describe('what messaging channels keep', () => {
    const opened = openedStore(newPlace);

    describe('events', () => {
      const claim = async (now = at, store = opened.store) =>
        (await store.inbound.claim(now, 10, lease)).map(({ key }) => key);

      it('come back one after the other in their line, other lines beside', async () => {
        const { inbound } = opened.store;
        await inbound.keep([anEvent('zalo:a', '1'), anEvent('zalo:a', '2')], at);
        await inbound.keep([anEvent('zalo:b', '3')], at);
        const [first, third] = await inbound.claim(at, 10, lease);
        expect([first?.key, third?.key]).toEqual(['1', '3']);
        expect(first).toMatchObject({ ...anEvent('zalo:a', '1'), attempts: 1, receivedAt: at });
        expect(await claim()).toEqual([]);
        await inbound.done(first?.seq ?? 0);
        expect(await claim()).toEqual(['2']);
      });

      it('are kept once', async () => {
        const { inbound } = opened.store;
        expect(await inbound.keep([anEvent('zalo:a', '1')], at)).toBe(1);
        expect(await inbound.keep([anEvent('zalo:a', '1'), anEvent('zalo:a', '2')], at)).toBe(1);
        expect(await inbound.waiting()).toBe(2);
      });

      it('hold up those behind them while they are put off', async () => {
        const { inbound } = opened.store;
        await inbound.keep([anEvent('zalo:a', '1'), anEvent('zalo:a', '2')], at);
        const [first] = await inbound.claim(at, 10, lease);
        await inbound.postpone(first?.seq ?? 0, later(1_000));
        expect(await claim(later(999))).toEqual([]);
        expect(await claim(later(1_000))).toEqual(['1']);
      });

      it('go to one of several workers, and to another when its lease is over', async () => {
        const beside = await opened.beside();
        const events = Array.from({ length: 20 }, (_, at) => anEvent(`zalo:${at}`, String(at)));
        await opened.store.inbound.keep(events, at);
        const claimed = await Promise.all([
          ...[claim(), claim(at, beside), claim(), claim(at, beside)],
        ]);
        expect(new Set(claimed.flat()).size).toBe(claimed.flat().length);
        expect(claimed.flat()).toHaveLength(20);
        expect(await claim(later(lease))).toHaveLength(10);
      });
    });

    describe('the marks of deliveries', () => {
      const id = 'zalo:one';
      beforeEach(() =>
        opened.store.committer.commit(aTurn(aConversation(id, { channel: 'zalo' }))),
      );

      it('are held by one at a time, and go on where they were', async () => {
        const { marks } = opened.store;
        const beside = await opened.beside();
        expect(await marks.claim(id, at, lease)).toEqual({ seq: 0, pieces: 0 });
        expect(await beside.marks.claim(id, at, lease)).toBeUndefined();
        await marks.set(id, { seq: 2, pieces: 1 });
        await marks.release(id);
        expect(await beside.marks.claim(id, at, lease)).toEqual({ seq: 2, pieces: 1 });
        expect(await marks.claim(id, later(lease), lease)).toEqual({ seq: 2, pieces: 1 });
      });

      it('never go back', async () => {
        const { marks } = opened.store;
        await marks.claim(id, at, lease);
        await marks.set(id, { seq: 5, pieces: 0 });
        await marks.set(id, { seq: 4, pieces: 3 });
        await marks.release(id);
        expect(await marks.claim(id, at, lease)).toEqual({ seq: 5, pieces: 0 });
      });

      it('go with their conversation, and so does what waits of it', async () => {
        await opened.store.marks.claim(id, at, lease);
        await opened.store.inbound.keep([anEvent(id, '1')], at);
        await opened.store.erasure.conversation(id);
        expect(await opened.store.marks.claim(id, later(lease), lease)).toBeUndefined();
        expect(await opened.store.inbound.waiting()).toBe(0);
      });
    });

    describe('what a channel remembers', () => {
      it('is there for whoever reads it, and nobody else', async () => {
        const { channelStates } = opened.store;
        expect(await channelStates.read('zalo.tokens')).toBeUndefined();
        await channelStates.write('zalo.tokens', { access: 'one' });
        const beside = await opened.beside();
        expect(await beside.channelStates.read('zalo.tokens')).toEqual({ access: 'one' });
        const source = await opened.place.connect();
        const rows = await source.query('SELECT sealed FROM channel_state');
        await source.destroy();
        expect(Buffer.from(rows[0].sealed).includes('access')).toBe(false);
      });

      it('is changed by one at a time', async () => {
        const { channelStates } = opened.store;
        const beside = await opened.beside();
        const both = await Promise.all(
          [channelStates, beside.channelStates].map(states =>
            states.alone('zalo.tokens', at, lease, async present => {
              await new Promise(next => setImmediate(next));
              const count = Number(present?.count ?? 0) + 1;
              return { next: { count }, result: count };
            }),
          ),
        );
        const done = both.flatMap(one => (one ? [one.result] : []));
        // Either may be the first.
        expect([...done].sort()).toEqual(done.map((_, index) => index + 1));
        expect(await channelStates.read('zalo.tokens')).toEqual({ count: done.length });
      });

      it('is let go of by whoever fails, as it was', async () => {
        const { channelStates } = opened.store;
        await channelStates.write('zalo.tokens', { access: 'one' });
        const fails = channelStates.alone('zalo.tokens', at, lease, async () => {
          throw new Error('no answer');
        });
        await expect(fails).rejects.toThrow('no answer');
        const next = await channelStates.alone('zalo.tokens', at, lease, async present => ({
          result: present,
        }));
        expect(next).toEqual({ result: { access: 'one' } });
      });
    });

    it('is the time of the customer’s last message', async () => {
      const lastCustomerAt = later(5);
      await opened.store.committer.commit(aTurn(aConversation('zalo:two', { lastCustomerAt })));
      const beside = await opened.beside();
      expect(await beside.conversations.find('zalo:two')).toMatchObject({ lastCustomerAt });
    });
  });
}
