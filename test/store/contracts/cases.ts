import { StateConflict } from '../../../src/domain/errors';
import type { Place } from '../support/databases';
import { aCase, at, filed, nothing } from '../support/fixtures';
import { openedStore } from '../support/opened-store';

export function caseContract(newPlace: () => Promise<Place>): void {
  describe('a case', () => {
    const opened = openedStore(newPlace);

    it('is read back as it was filed', async () => {
      const file = {
        id: 'f'.repeat(32),
        name: 'ảnh chụp.png',
        contentType: 'image/png',
        size: 3,
        sha256: 'ab',
      };
      const full = aCase({
        outcome: 'fulfilled',
        conversationId: 'directline:one',
        transcriptUpTo: 12,
        assignedTo: 'staff-1',
        evidence: [file],
        wrongCodes: { count: 2, lastAt: '2026-03-02T02:00:00.000Z' },
        clocks: [
          {
            name: 'company-reply',
            rule: 'company-reply-1',
            startedAt: at,
            dueAt: new Date('2026-03-05T16:59:59Z'),
            metAt: new Date('2026-03-04T03:00:00Z'),
            extended: { at, reason: 'complex', previousDueAt: at },
          },
        ],
      });
      await opened.store.committer.commit({ ...nothing(), cases: [full], events: [filed(full)] });
      const store = await opened.reopen();
      expect(await store.cases.find(full.reference)).toEqual({ ...full, version: 1 });
      expect(await store.cases.history(full.reference)).toEqual([filed(full)]);
      expect(await store.cases.find('PD-0000-0000')).toBeUndefined();
    });

    it('changes only for whoever saw its last version', async () => {
      const first = aCase();
      const commit = (version: number, seq: number) =>
        opened.store.committer.commit({
          ...nothing(),
          cases: [{ ...first, version, state: 'in-progress' }],
          events: [filed(first, seq)],
        });
      await commit(0, 1);
      await commit(1, 2);
      await expect(commit(1, 3)).rejects.toThrow(StateConflict);
      await expect(commit(0, 1)).rejects.toThrow(StateConflict);
      await expect(commit(2, 4)).rejects.toThrow(StateConflict);
      expect(await opened.store.cases.find(first.reference)).toMatchObject({ version: 2 });
      expect(await opened.store.cases.history(first.reference)).toHaveLength(2);
    });

    it('may get files, another access code, and wrong codes counted and forgotten', async () => {
      const file = {
        ...{ id: 'f'.repeat(32), name: 'a.png', contentType: 'image/png', size: 3, sha256: 'ab' },
      };
      const first = aCase({ wrongCodes: { count: 1, lastAt: at.toISOString() } });
      const { wrongCodes: _, ...rest } = first;
      const changed = { ...rest, version: 1, evidence: [file], accessCodeHash: 'scrypt$other' };
      await opened.store.committer.commit({ ...nothing(), cases: [first] });
      await opened.store.committer.commit({ ...nothing(), cases: [changed] });
      const found = await opened.store.cases.find(first.reference);
      expect(found).toEqual({ ...changed, version: 2 });
    });

    it('takes an event without being changed, such as a look at it', async () => {
      const seen = aCase();
      await opened.store.committer.commit({ ...nothing(), cases: [seen], events: [filed(seen)] });
      const look = {
        ...filed(seen, 2),
        type: 'viewed',
        actor: { kind: 'staff' as const, id: 'an' },
      };
      await opened.store.committer.commit({ ...nothing(), events: [look] });
      expect(await opened.store.cases.find(seen.reference)).toMatchObject({ version: 1 });
      expect((await opened.store.cases.history(seen.reference))[1]).toEqual(look);
    });

    it('is found by its conversation and by its contact, newest first', async () => {
      const conversationId = 'directline:one';
      const older = aCase({ conversationId });
      const newer = aCase({ conversationId, receivedAt: new Date(at.getTime() + 1) });
      const stranger = aCase({ contact: { phone: '+84987654321' } });
      await opened.store.committer.commit({ ...nothing(), cases: [older, newer, stranger] });
      const both = [newer.reference, older.reference];
      const { cases } = opened.store;
      expect(references(await cases.ofConversation(conversationId))).toEqual(both);
      expect(references(await cases.ofContact({ phone: '+84912345678' }))).toEqual(both);
      expect(references(await cases.ofContact({ email: ' HOA.Nguyen@example.com' }))).toEqual(both);
      expect(await cases.ofContact({ phone: '+84900000000' })).toEqual([]);
    });

    it('is found by its new contact, and no longer by the old one', async () => {
      const moved = aCase();
      await opened.store.committer.commit({ ...nothing(), cases: [moved] });
      const contact = { email: 'moi@example.com' };
      const changed = { ...moved, version: 1, contact };
      await opened.store.committer.commit({ ...nothing(), cases: [changed] });
      expect(await opened.store.cases.ofContact({ phone: '+84912345678' })).toEqual([]);
      expect(references(await opened.store.cases.ofContact(contact))).toEqual([moved.reference]);
    });

    it('comes once in the pages, oldest first', async () => {
      const cases = Array.from({ length: 25 }, (_, index) =>
        aCase({ receivedAt: new Date(at.getTime() + Math.floor(index / 4)) }),
      );
      await opened.store.committer.commit({ ...nothing(), cases });
      const seen: string[] = [];
      for (;;) {
        const after = seen.at(-1);
        const page = await opened.store.cases.page({ limit: 10, ...(after && { after }) });
        if (page.length === 0) break;
        seen.push(...references(page));
      }
      expect([...seen].sort()).toEqual(references(cases).sort());
      expect(seen[24]).toBe(cases[24]?.reference);
    });
  });
}

const references = (cases: { reference: string }[]): string[] => cases.map(each => each.reference);
