import type { Contact } from '../../../src/domain/answers';
import type { Preference } from '../../../src/domain/preference';
import type { Place } from '../support/databases';
import {
  aCase,
  aConversation,
  anItem,
  aPicture,
  aTurn,
  at,
  filed,
  nothing,
  streamed,
} from '../support/fixtures';
import { openedStore } from '../support/opened-store';

const phone = '+84912345678';
const email = 'hoa.nguyen@example.com';
const actor = { kind: 'staff' as const, id: 'an' };

export function erasePersonContract(newPlace: () => Promise<Place>): void {
  describe('erasing a person', () => {
    const opened = openedStore(newPlace);

    const file = async (id: string, contact: Contact) => {
      const evidence = await opened.store.evidence.keep({
        name: 'ảnh.png',
        content: streamed(aPicture(900)),
      });
      const filedCase = aCase({ conversationId: id, contact, evidence: [evidence] });
      const { reference } = filedCase;
      const preference: Preference = {
        ...{ contact: contact.phone ?? contact.email ?? '', purpose: 'marketing', way: 'sms' },
        ...{ allowed: false, since: at, reference },
      };
      await opened.store.committer.commit({
        ...aTurn(aConversation(id)),
        cases: [filedCase],
        events: [filed(filedCase)],
        evidence: [{ conversationId: id, file: evidence }],
        outbox: [anItem(`mail-${reference}`, { reference })],
        preferences: [preference],
      });
      return { reference, evidence };
    };
    const erase = (contact: Contact, options: { dryRun?: boolean; except?: string[] } = {}) =>
      opened.store.erasePerson({ contact, now: at, actor, dryRun: false, ...options });

    it('takes all cases, talks, files and preferences of the contacts, and of nobody else', async () => {
      const mine = [await file('directline:one', { phone }), await file('zalo:two', { email })];
      const other = await file('directline:three', { phone: '+84987654321' });
      const told = await erase({ phone, email }, { dryRun: true });
      expect(await opened.store.cases.ofContact({ phone })).toHaveLength(1);
      const done = await erase({ phone, email });
      const removed = { cases: 2, conversations: 2, evidence: 2, preferences: 2 };
      expect(done).toMatchObject({ ...told, removed, related: [] });
      expect([...done.references].sort()).toEqual(mine.map(each => each.reference).sort());
      for (const restarted of [false, true]) {
        const store = restarted ? await opened.reopen() : opened.store;
        for (const { reference, evidence } of mine) {
          const left = { answers: {}, contact: {}, evidence: [] };
          expect(await store.cases.find(reference)).toMatchObject(left);
          await expect(store.evidence.open(evidence.id)).rejects.toThrow();
        }
        expect(await store.conversations.find('directline:one')).toBeUndefined();
        expect(await store.conversations.head('directline:one')).toBeUndefined();
        expect(await store.log.after('zalo:two', 0)).toEqual([]);
        expect(await store.preferences.of(phone)).toEqual([]);
        expect(await store.cases.ofContact({ phone, email })).toEqual([]);
        expect(await store.outbox.waiting()).toBe(1);
        expect(await store.cases.find(other.reference)).toMatchObject({
          contact: { phone: '+84987654321' },
        });
        expect(await store.preferences.of('+84987654321')).toHaveLength(1);
        expect((await store.verifyHistory()).faults).toEqual([]);
      }
    });

    it('keeps a proof that names nobody', async () => {
      const { reference } = await file('directline:one', { phone, email });
      const { removal } = await erase({ phone });
      expect(await opened.store.removals.list()).toEqual([removal]);
      expect(removal).toMatchObject({ reason: 'request', actor, at });
      const source = await opened.place.connect();
      const rows: unknown[] = await source.query('SELECT * FROM removal');
      await source.destroy();
      expect(JSON.stringify(rows)).not.toMatch(/912345678|hoa|PD-/);
      const history = await opened.store.cases.history(reference);
      expect(history.at(-1)).toMatchObject({ type: 'erased', actor, detail: {} });
    });

    it('closes an open case as withdrawn, for nobody can answer it', async () => {
      const { reference } = await file('directline:one', { phone });
      await erase({ phone });
      expect(await opened.store.cases.find(reference)).toMatchObject({
        state: 'closed',
        outcome: 'withdrawn',
        clocks: [{ metAt: at }],
      });
      const queue = await opened.store.cases.nearestDue({ states: ['new'], offset: 0, limit: 9 });
      expect(queue.total).toBe(0);
    });

    it('leaves the case that is the proof, and tells of others of the same talk', async () => {
      const { reference } = await file('directline:one', { phone });
      const proof = aCase({ contact: { phone }, type: 'deletion' });
      const related = aCase({ conversationId: 'directline:one', contact: { email } });
      await opened.store.committer.commit({ ...nothing(), cases: [proof, related] });
      const done = await erase({ phone }, { except: [proof.reference] });
      expect(done).toMatchObject({ references: [reference], related: [related.reference] });
      expect(await opened.store.cases.find(proof.reference)).toMatchObject({ contact: { phone } });
      expect(await opened.store.cases.find(related.reference)).toMatchObject({
        contact: { email },
      });
    });

    it('does nothing, and records nothing, where nothing is found', async () => {
      await file('directline:one', { phone });
      expect(await erase({ phone: '+84900000000' })).toEqual({
        ...{ references: [], removed: {}, related: [] },
      });
      expect(await erase({})).toMatchObject({ references: [] });
      expect(await opened.store.removals.list()).toEqual([]);
    });
  });
}
