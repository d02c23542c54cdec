import { askForChat } from '../../src/domain/live-chat';
import { sqlitePlace } from './support/databases';
import { aCase, aConversation, aTurn, at, filed } from './support/fixtures';
import { openedStore } from './support/opened-store';

const phone = '+84912345678';
/** As a messaging channel names conversations: by its own id of the customer. */
const id = 'zalo:7712345678901234567';

describe('of a person who was erased', () => {
  const opened = openedStore(sqlitePlace);

  /** The tables that hold a text, in whatever column. */
  async function tablesWith(text: string): Promise<string[]> {
    const source = await opened.place.connect();
    const tables: { name: string }[] = await source.query(
      "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows: Record<string, unknown>[] = await source.query(`SELECT * FROM "${name}"`);
      const columns = rows.flatMap(row => Object.values(row));
      if (columns.some(value => typeof value === 'string' && value.includes(text)))
        found.push(name);
    }
    await source.destroy();
    return found;
  }

  it('every table has forgotten her talk, and only what is no secret names her case', async () => {
    const { store } = opened;
    const one = aCase({ conversationId: id, contact: { phone } });
    const { reference } = one;
    await store.committer.commit({
      ...aTurn(aConversation(id, { channel: 'zalo' })),
      cases: [one],
      events: [filed(one)],
      liveChats: [{ conversationId: id, chat: askForChat('CH-one', 'asked', at, at) }],
      outbox: [
        { id: 'd1', kind: 'channel.deliver', payload: {}, conversationId: id, dueAt: at },
        { id: 'm1', kind: 'mail.reply', payload: {}, reference, dueAt: at },
      ],
    });
    await store.inbound.keep(
      [{ channel: 'zalo', line: id, key: 'k1', content: { text: 'xin chào' } }],
      at,
    );
    await store.marks.claim(id, at, 1_000);
    const times = { createdAt: at, expiresAt: at };
    await store.caseWork.packages.create({
      ...{ id: 'p1', reference, text: 'Đây', files: [], madeBy: 'lan', version: 1, ...times },
    });
    const { views } = store.caseWork;
    await views.put('lan', { id: 'hers', name: 'Chị Hoa', query: 'q=0912+345+678&state=new' });
    await views.put('lan', { id: 'other', name: 'Khác', query: 'q=0987654321' });
    expect(await tablesWith(id)).toEqual(
      expect.arrayContaining(['activity', 'delivery_mark', 'inbound_event', 'live_chat', 'outbox']),
    );
    expect(await tablesWith(reference)).toEqual(
      expect.arrayContaining(['answer_package', 'case_word', 'contact_lookup', 'outbox']),
    );

    const actor = { kind: 'desk' as const };
    const erased = await store.erasePerson({
      ...{ contact: { phone }, now: at, actor, dryRun: false },
    });
    expect(erased.removed).toEqual({ cases: 1, conversations: 1, searches: 1 });
    expect((await views.of('lan')).map(view => view.id)).toEqual(['other']);
    expect(await tablesWith(id)).toEqual([]);
    expect(await tablesWith(reference)).toEqual(['case_event', 'desk_case']);
  });

  it('nothing is left of a talk that led to no case, where her address is how the channel knows her', async () => {
    const { store } = opened;
    const talks = [
      ['email:hers', 'hoa@example.vn'],
      ['email:of-another', 'lan@example.vn'],
    ];
    for (const [talk = '', user = ''] of talks)
      await store.committer.commit(
        aTurn(aConversation(talk, { channel: 'email', address: { user: { id: user } } })),
      );
    // The request for this very erasure came by mail.
    const proof = aCase({ conversationId: 'email:proof', contact: { email: 'hoa@example.vn' } });
    await store.committer.commit({
      ...aTurn(
        aConversation('email:proof', {
          channel: 'email',
          address: { user: { id: 'hoa@example.vn' } },
        }),
      ),
      cases: [proof],
      events: [filed(proof)],
    });
    const { removed } = await store.erasePerson({
      ...{ contact: { email: 'Hoa@example.vn' }, now: at, actor: { kind: 'desk' }, dryRun: false },
      except: [proof.reference],
    });
    expect(removed).toEqual({ conversations: 1 });
    expect(await tablesWith('email:hers')).toEqual([]);
    expect(await store.conversations.find('email:of-another')).toBeDefined();
    expect(await store.conversations.find('email:proof')).toBeDefined();
  });
});
