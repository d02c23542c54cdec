import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Case } from '../../../src/domain/case';
import { StateConflict } from '../../../src/domain/errors';
import type { EvidenceFile } from '../../../src/domain/evidence';
import type { Removed } from '../../../src/store/retention/removals';
import type { Place } from '../support/databases';
import {
  aCase,
  aConversation,
  anItem,
  aPicture,
  aTurn,
  at,
  clock,
  filed,
  nothing,
  streamed,
} from '../support/fixtures';
import { openedStore } from '../support/opened-store';

const id = 'directline:one';
const times = { draft: 10, conversation: 30, evidence: 60, case: 90 };
const day = 24 * 60 * 60_000;
const later = (days: number): Date => new Date(at.getTime() + days * day + 1);

export function retentionContract(newPlace: () => Promise<Place>): void {
  describe('keeping time', () => {
    const opened = openedStore(newPlace);
    afterEach(() => clock.set(at));

    /** What goes at a time; the dry run has to have told the same. */
    const purge = async (days: number): Promise<Removed> => {
      const now = later(days);
      clock.set(now);
      const told = await opened.store.purge({ times, now, dryRun: true });
      expect(await opened.store.purge({ times, now, dryRun: true })).toEqual(told);
      const removed = await opened.store.purge({ times, now, dryRun: false });
      expect(removed).toEqual(told);
      expect(await opened.store.purge({ times, now, dryRun: false })).toEqual({});
      return removed;
    };
    const keep = (name = 'ảnh.png'): Promise<EvidenceFile> =>
      opened.store.evidence.keep({ name, content: streamed(aPicture(900)) });
    const talk = async (changes: Partial<Parameters<typeof aTurn>[0]> = {}): Promise<void> =>
      opened.store.committer.commit(aTurn(aConversation(id, changes)));
    const state = async () => (await opened.store.conversations.find(id))?.state;
    /** A talk that filed a case with a file. */
    const file = async (changes: Partial<Case> = {}) => {
      const evidence = await keep();
      const filedCase = aCase({ conversationId: id, evidence: [evidence], ...changes });
      await opened.store.committer.commit({
        ...aTurn(aConversation(id)),
        cases: [filedCase],
        events: [filed(filedCase)],
        evidence: [{ conversationId: id, file: evidence }],
      });
      return { filedCase, evidence };
    };

    it('leaves everything that is young', async () => {
      const { evidence, filedCase } = await file({ state: 'closed' });
      expect(await purge(9)).toEqual({});
      expect(await state()).toMatchObject({ form: 'misuse-complaint' });
      expect(await opened.store.cases.find(filedCase.reference)).toMatchObject({
        evidence: [evidence],
      });
      expect(await opened.store.removals.list()).toEqual([]);
    });

    it('first forgets what an idle talk remembers, then the talk', async () => {
      const loose = await keep();
      await opened.store.committer.commit({
        ...aTurn(aConversation(id)),
        evidence: [{ conversationId: id, file: loose }],
      });
      expect(await purge(10)).toEqual({ drafts: 1, evidence: 1 });
      expect(await state()).toEqual({});
      expect(await opened.store.log.after(id, 0)).toHaveLength(2);
      await expect(opened.store.evidence.open(loose.id)).rejects.toThrow();
      expect(await purge(30)).toEqual({ conversations: 1 });
      expect(await opened.store.conversations.find(id)).toBeUndefined();
      expect(await opened.store.log.after(id, 0)).toEqual([]);
    });

    it('counts from the last word', async () => {
      await talk();
      await talk({ version: 1, lastSeq: 2, lastActiveAt: later(9) });
      expect(await purge(11)).toEqual({});
      expect(await purge(20)).toEqual({ drafts: 1 });
      const known = await opened.store.conversations.find(id);
      const words = { ...(known ?? aConversation(id)), lastActiveAt: later(25) };
      await opened.store.committer.commit(aTurn({ ...words, state: { form: 'deletion' } }));
      expect(await purge(31)).toEqual({});
      expect(await state()).toEqual({ form: 'deletion' });
      expect(await purge(36)).toEqual({ drafts: 1 });
      expect(await purge(56)).toEqual({ conversations: 1 });
    });

    it('makes a turn that is under way begin anew', async () => {
      await talk();
      const other = await opened.beside();
      const seen = await other.conversations.find(id);
      await purge(10);
      const late = other.committer.commit(aTurn(seen ?? aConversation(id)));
      await expect(late).rejects.toThrow(StateConflict);
      expect(await other.conversations.find(id)).toMatchObject({ version: 2, state: {} });
    });

    it('keeps the talk of a case as long as the case, and an open case for ever', async () => {
      const { filedCase, evidence } = await file();
      expect(await purge(10)).toEqual({ drafts: 1 });
      expect(await purge(31)).toEqual({});
      expect(await purge(999)).toEqual({});
      const closed = { ...filedCase, version: 1, state: 'closed' as const };
      await opened.store.committer.commit({ ...nothing(), cases: [closed] });
      expect(await purge(999 + 61)).toEqual({ evidence: 1 });
      await expect(opened.store.evidence.open(evidence.id)).rejects.toThrow();
      const { reference } = filedCase;
      expect(await opened.store.cases.find(reference)).toMatchObject({ evidence: [evidence] });
      expect(await opened.store.log.after(id, 0)).toHaveLength(2);
      expect(await purge(999 + 91)).toEqual({ cases: 1, conversations: 1 });
      expect(await opened.store.cases.find(reference)).toMatchObject({ answers: {}, contact: {} });
      expect(await opened.store.conversations.find(id)).toBeUndefined();
      expect((await opened.store.verifyHistory()).faults).toEqual([]);
    });

    it('keeps a talk and a file that another case still needs', async () => {
      const { filedCase, evidence } = await file({ state: 'closed' });
      const second = aCase({ conversationId: id, evidence: [evidence] });
      await opened.store.committer.commit({ ...nothing(), cases: [second] });
      await purge(10);
      expect(await purge(61)).toEqual({});
      expect(await purge(91)).toEqual({ cases: 1 });
      expect(await opened.store.cases.find(filedCase.reference)).toMatchObject({ answers: {} });
      expect(await opened.store.log.after(id, 0)).toHaveLength(2);
    });

    it('removes files that no turn has taken, and leaves those on their way', async () => {
      const [stray, fresh] = [await keep('a.png'), await keep('b.png')];
      const folder = join(opened.place.dataDir, 'evidence');
      const broken = join(folder, 'ab', `${'ab'.repeat(16)}.part`);
      await mkdir(join(folder, 'ab'), { recursive: true });
      await writeFile(broken, 'half');
      const pathOf = (file: EvidenceFile): string => join(folder, file.id.slice(0, 2), file.id);
      for (const path of [pathOf(stray), broken]) await utimes(path, at, at);
      await utimes(pathOf(fresh), later(2), later(2));
      expect(await purge(2)).toEqual({ files: 2 });
      await expect(opened.store.evidence.open(stray.id)).rejects.toThrow();
      await expect(stat(broken)).rejects.toThrow();
      expect(await readdir(join(folder, fresh.id.slice(0, 2)))).toContain(fresh.id);
    });

    it('forgets what was delivered, and sign-ins that are over', async () => {
      await opened.store.committer.commit({ ...nothing(), outbox: [anItem('a'), anItem('b')] });
      await opened.store.outbox.delivered('a', at);
      await opened.store.documents.write([{ key: 'old', content: { a: 1 } }]);
      const { invitations } = opened.store.staff;
      const dates = { createdAt: at, expiresAt: later(1) };
      await invitations.create({ tokenHash: 'x', role: 'agent', ...dates });
      expect(await purge(30)).toEqual({ deliveries: 1, documents: 1, 'sign-ins': 1 });
      expect(await opened.store.outbox.waiting()).toBe(1);
    });

    it('removes many, a part after the other', async () => {
      const names = Array.from({ length: 450 }, (_, index) => `directline:talk-${index}`);
      await Promise.all(
        names.map(name => opened.store.committer.commit(aTurn(aConversation(name)))),
      );
      expect(await purge(31)).toEqual({ conversations: 450 });
    });

    it('keeps a signed record of what it removed', async () => {
      await talk();
      await purge(10);
      const [record, ...others] = await opened.store.removals.list();
      expect(others).toEqual([]);
      expect(record).toEqual({
        id: expect.stringMatching(/^R-/),
        at: later(10),
        reason: 'age',
        actor: { kind: 'desk' },
        removed: { drafts: 1 },
      });
      expect(await opened.store.removals.faults()).toEqual([]);
      const source = await opened.place.connect();
      await source.query(`UPDATE removal SET removed = '{"drafts":0}'`);
      await source.destroy();
      expect(await opened.store.removals.faults()).toEqual([record?.id]);
    });
  });
}
