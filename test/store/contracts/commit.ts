import { DuplicateActivity, StateConflict } from '../../../src/domain/errors';
import type { Changes } from '../../../src/domain/ports';
import type { Place } from '../support/databases';
import {
  aCase,
  aConversation,
  anItem,
  aTurn,
  at,
  filed,
  logged,
  nothing,
} from '../support/fixtures';
import { openedStore } from '../support/opened-store';

const id = 'directline:one';

export function commitContract(newPlace: () => Promise<Place>): void {
  describe('a commit', () => {
    const opened = openedStore(newPlace);
    const commit = (changes: Changes): Promise<void> => opened.store.committer.commit(changes);
    const outcomes = async (turns: Changes[]): Promise<string[]> => {
      const settled = await Promise.allSettled(turns.map(commit));
      return settled.map(each => (each.status === 'fulfilled' ? 'done' : nameOf(each.reason)));
    };
    const texts = async (conversation: string): Promise<unknown[]> =>
      (await opened.store.log.after(conversation, 0)).map(row => row.activity.text);

    it('writes a turn whole, and a restart finds it', async () => {
      const changes = aTurn(aConversation(id), { incomingId: 'in-1' });
      await commit(changes);
      for (const restarted of [false, true]) {
        const store = restarted ? await opened.reopen() : opened.store;
        const { lastSeq } = changes.conversation ?? {};
        expect(await store.conversations.head(id)).toMatchObject({ id, lastSeq });
        expect(await store.conversations.find(id)).toEqual({ ...changes.conversation, version: 1 });
        expect(await store.log.after(id, 0)).toEqual(changes.log);
        expect(await store.log.findIncoming(id, 'in-1')).toEqual(changes.log[0]);
      }
    });

    it('gives nobody the object that another changes', async () => {
      await commit(aTurn(aConversation(id)));
      const mine = await opened.store.conversations.find(id);
      if (mine) mine.state.form = 'changed by a turn that failed';
      expect(await opened.store.conversations.find(id)).toMatchObject({
        state: { form: 'misuse-complaint' },
      });
    });

    it('takes the changes as they were when it was asked', async () => {
      const changes = aTurn(aConversation(id));
      const done = commit(changes);
      if (changes.conversation) changes.conversation.state.form = 'changed too late';
      await done;
      const found = await opened.store.conversations.find(id, { fresh: true });
      expect(found?.state.form).toBe('misuse-complaint');
    });

    it('refuses exactly the turn that saw an older state, and writes nothing of it', async () => {
      const turn = aTurn(aConversation(id));
      await commit(turn);
      const stale = { ...aTurn(aConversation(id), { text: 'cũ' }), outbox: [anItem('lost')] };
      const other = aTurn(aConversation('directline:two'));
      expect(await outcomes([stale, other])).toEqual(['StateConflict', 'done']);
      expect(await texts(id)).toEqual(['xin chào', 'đã nhận: xin chào']);
      expect(await opened.store.outbox.waiting()).toBe(0);
    });

    it('refuses a state for a conversation that is gone', async () => {
      await expect(commit(aTurn(aConversation(id, { version: 4 })))).rejects.toThrow(StateConflict);
      expect(await opened.store.conversations.find(id)).toBeUndefined();
      expect(await opened.store.conversations.head(id)).toBeUndefined();
    });

    it('lets one of two turns win that answer the same state', async () => {
      const both = ['một', 'hai'].map(text => aTurn(aConversation(id), { text }));
      expect(await outcomes(both)).toEqual(['done', 'StateConflict']);
      expect(await texts(id)).toEqual(['một', 'đã nhận: một']);
    });

    it('chains two turns of one conversation that come together', async () => {
      const first = aTurn(aConversation(id));
      const second = aTurn(aConversation(id, { version: 1, lastSeq: 2 }), { text: 'tiếp' });
      expect(await outcomes([first, second])).toEqual(['done', 'done']);
      expect(await opened.store.conversations.find(id)).toMatchObject({ version: 2, lastSeq: 4 });
    });

    it('knows a message that is delivered again, and answers the others of the group', async () => {
      await commit(aTurn(aConversation(id), { incomingId: 'in-1' }));
      const again = aTurn(aConversation(id, { version: 1, lastSeq: 2 }), { incomingId: 'in-1' });
      const others = ['two', 'three'].map(name => aTurn(aConversation(`directline:${name}`)));
      expect(await outcomes([...others, again])).toEqual(['done', 'done', 'DuplicateActivity']);
      expect(await opened.store.conversations.find(id)).toMatchObject({ version: 1 });
      expect(await texts(id)).toHaveLength(2);
    });

    it('answers a message once that is delivered three times at once', async () => {
      const thrice = [1, 2, 3].map(() => aTurn(aConversation(id), { incomingId: 'in-1' }));
      expect(await outcomes(thrice)).toEqual(['done', 'DuplicateActivity', 'DuplicateActivity']);
    });

    it('undoes the whole turn when its case has changed meanwhile', async () => {
      const theCase = aCase();
      await commit({ ...nothing(), cases: [theCase], events: [filed(theCase)] });
      const losers = ['two', 'three'].map(name => ({
        ...aTurn(aConversation(`directline:${name}`)),
        cases: [{ ...theCase, state: 'closed' as const }],
      }));
      const others = ['four', 'five'].map(name => aTurn(aConversation(`directline:${name}`)));
      expect(await outcomes([...losers, ...others])).toEqual([
        'StateConflict',
        'StateConflict',
        'done',
        'done',
      ]);
      expect(await opened.store.conversations.find('directline:two')).toBeUndefined();
      expect(await texts('directline:two')).toEqual([]);
      expect(await opened.store.cases.find(theCase.reference)).toMatchObject({ state: 'new' });
      expect(await texts('directline:four')).toHaveLength(2);
    });

    it('writes the rest of a group in which one brings an id that is taken', async () => {
      await commit({ ...nothing(), outbox: [anItem('taken')] });
      const group = ['two', 'three', 'four'].map(name =>
        aTurn(aConversation(`directline:${name}`)),
      );
      group[1]?.outbox.push(anItem('taken'));
      expect(await outcomes(group)).toEqual(['done', 'StateConflict', 'done']);
      expect(await opened.store.conversations.find('directline:three')).toBeUndefined();
    });

    it('refuses a log row where another stands already', async () => {
      await commit(aTurn(aConversation(id)));
      const row = { ...nothing(), log: [logged(id, 2, 'bot', 'khác')] };
      await expect(commit(row)).rejects.toThrow(StateConflict);
    });

    it('keeps 200 conversations apart that talk at once, each in its order', async () => {
      const names = Array.from({ length: 200 }, (_, index) => `directline:talk-${index}`);
      await Promise.all(
        names.map(async name => {
          for (let turn = 0; turn < 5; turn++) {
            const known = await opened.store.conversations.find(name);
            await commit(aTurn(known ?? aConversation(name), { text: `${name} ${turn}` }));
          }
        }),
      );
      const store = await opened.reopen();
      for (const name of names) {
        const said = (await store.log.after(name, 0)).filter(row => row.from === 'customer');
        const expected = [0, 1, 2, 3, 4].map(turn => `${name} ${turn}`);
        expect(said.map(row => row.activity.text)).toEqual(expected);
        expect(await store.conversations.find(name)).toMatchObject({ version: 5, lastSeq: 10 });
      }
    });

    it('shows readers only whole turns while others are being written', async () => {
      let writing = true;
      const writer = (async () => {
        for (let turn = 0; turn < 60; turn++) {
          const known = await opened.store.conversations.find(id);
          await commit(aTurn(known ?? aConversation(id)));
        }
        writing = false;
      })();
      while (writing) expect((await opened.store.log.after(id, 0)).length % 2).toBe(0);
      await writer;
      expect(await opened.store.log.after(id, 0)).toHaveLength(120);
    });

    it('holds against a second process, whose memory is old', async () => {
      const other = await opened.beside();
      await commit(aTurn(aConversation(id)));
      const seen = await other.conversations.find(id);
      const current = await opened.store.conversations.find(id);
      await commit(aTurn(current ?? aConversation(id), { text: 'hai' }));
      const late = aTurn(seen ?? aConversation(id), { text: 'muộn' });
      await expect(other.committer.commit(late)).rejects.toThrow(StateConflict);
      const again = await other.conversations.find(id);
      expect(again).toMatchObject({ version: 2 });
      await other.committer.commit(aTurn(again ?? aConversation(id), { text: 'lại' }));
      expect(await texts(id)).toHaveLength(6);
    });

    it('gives a part of the log where it is asked for', async () => {
      await commit(aTurn(aConversation(id)));
      await commit(aTurn(aConversation(id, { version: 1, lastSeq: 2 })));
      expect((await opened.store.log.after(id, 1, 2)).map(row => row.seq)).toEqual([2, 3]);
      expect(await opened.store.log.findIncoming(id, 'never')).toBeUndefined();
    });

    it('finishes what waits before it closes', async () => {
      const turns = ['two', 'three'].map(name =>
        commit(aTurn(aConversation(`directline:${name}`))),
      );
      const store = await opened.reopen();
      await Promise.all(turns);
      expect(await store.conversations.find('directline:three')).toMatchObject({ createdAt: at });
    });
  });
}

const nameOf = (error: unknown): string =>
  error instanceof StateConflict || error instanceof DuplicateActivity ? error.name : String(error);
