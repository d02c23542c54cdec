import {
  acceptChat,
  askForChat,
  closeChat,
  heardCustomer,
  type LiveChat,
  nobodyCame,
  waitAgain,
} from '../../../src/domain/live-chat';
import type { Place } from '../support/databases';
import { aConversation, at, nothing } from '../support/fixtures';
import { openedStore } from '../support/opened-store';

const id = 'directline:one';
const minute = 60_000;
const later = (minutes: number): Date => new Date(at.getTime() + minutes * minute);
const long = new Date(0);
const lan = { id: 'lan', name: 'Chị Lan' };

export function liveChatsContract(newPlace: () => Promise<Place>): void {
  describe('chats with a person', () => {
    const opened = openedStore(newPlace);
    const put = async (chat: LiveChat, conversationId = id): Promise<void> => {
      const known = await opened.store.conversations.find(conversationId);
      const version = known?.version ?? 0;
      await opened.store.committer.commit({
        ...nothing(),
        conversation: aConversation(conversationId, { version }),
        liveChats: [{ conversationId, chat }],
      });
    };
    const asked = askForChat('CH-one', 'asked', at, later(10));

    it('are in the queue as their conversation says, those who wait longest first', async () => {
      await put(askForChat('CH-two', 'asked', later(1), later(11)), 'directline:two');
      await put(asked);
      expect(await opened.store.liveChats.open()).toMatchObject([
        { ...asked, conversationId: id, readSeq: 0 },
        { id: 'CH-two' },
      ]);
      const accepted = heardCustomer(acceptChat(asked, lan, later(2)), later(3));
      await put(accepted);
      expect(await opened.store.liveChats.find('CH-one')).toEqual({
        ...{ id: 'CH-one', conversationId: id, state: 'accepted', reason: 'asked', readSeq: 0 },
        ...{ askedAt: at.toISOString(), acceptedBy: 'lan', acceptedAt: later(2).toISOString() },
        ...{ unansweredSince: later(3).toISOString(), seenAt: later(2).toISOString() },
      });
      await put(closeChat(accepted, 'ended', later(4)));
      expect(await opened.store.liveChats.open()).toMatchObject([{ id: 'CH-two' }]);
      expect(await opened.store.liveChats.find('CH-one')).toMatchObject({ state: 'ended' });
    });

    it('are nothing of a turn that lost', async () => {
      await put(asked);
      const late = opened.store.committer.commit({
        ...nothing(),
        conversation: aConversation(id, { version: 0 }),
        liveChats: [{ conversationId: id, chat: acceptChat(asked, lan, later(1)) }],
      });
      await expect(late).rejects.toMatchObject({ code: 'state-conflict' });
      expect(await opened.store.liveChats.find('CH-one')).toMatchObject({ state: 'waiting' });
    });

    it('are given to one watcher when a wait is over, and again when that one has died', async () => {
      await put(asked);
      const other = await opened.beside();
      const due = (now: Date) =>
        Promise.all(
          [opened.store, other].map(store => store.liveChats.claimDue(now, long, minute)),
        ).then(claims => claims.flat().map(chat => chat.id));
      expect(await due(later(9))).toEqual([]);
      expect(await due(later(10))).toEqual(['CH-one']);
      expect(await due(later(10))).toEqual([]);
      expect(await due(later(11))).toEqual(['CH-one']);
      await put(nobodyCame(asked, later(11), later(21)));
      expect(await due(later(20))).toEqual([]);
      expect(await due(later(21))).toEqual(['CH-one']);
      await opened.store.liveChats.forget('CH-one', later(22));
      expect(await due(later(99))).toEqual([]);
    });

    it('tell who was on without a sign of life, and how far was read; the next one begins anew', async () => {
      const accepted = acceptChat(asked, lan, later(1));
      await put(accepted);
      await opened.store.liveChats.seen('CH-one', later(5), 7);
      await opened.store.liveChats.seen('CH-one', later(6), 3);
      const silent = (since: number) =>
        opened.store.liveChats.claimDue(later(20), later(since), 0).then(({ length }) => length);
      expect([await silent(5), await silent(6)]).toEqual([0, 1]);
      await put(heardCustomer(accepted, later(7)));
      expect(await opened.store.liveChats.find('CH-one')).toMatchObject({
        ...{ seenAt: later(6).toISOString(), readSeq: 7 },
      });
      const again = waitAgain(accepted, later(30));
      await put(again);
      await put(acceptChat(again, { id: 'minh', name: 'Minh' }, later(21)));
      expect(await opened.store.liveChats.find('CH-one')).toMatchObject({
        ...{ acceptedBy: 'minh', seenAt: later(21).toISOString() },
      });
    });

    it('hold no words, and go with their conversation', async () => {
      await put(acceptChat(asked, lan, later(1)));
      const source = await opened.place.connect();
      const rows: unknown = await source.query('SELECT * FROM live_chat');
      await source.destroy();
      expect(JSON.stringify(rows)).not.toContain('Lan');
      await opened.store.erasure.conversation(id);
      expect(await opened.store.liveChats.find('CH-one')).toBeUndefined();
    });
  });
}
