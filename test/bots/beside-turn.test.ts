import { DuplicateActivity, StateConflict } from '../../src/domain/errors';
import { type Chat, openChat } from '../support/open-chat';

const id = 'directline:chat';

let chat: Chat;
beforeEach(async () => {
  chat = await openChat({ language: 'en' });
  await chat.arrive();
});
afterEach(() => chat.close());

const log = () => chat.app.store.log.after(id, 0);

describe('a decision beside the customer’s turns', () => {
  it('says staff’s words in the conversation, with their name and files', async () => {
    const file = {
      ...{ id: 'file-1', name: 'reply.pdf', contentType: 'application/pdf', size: 9 },
      sha256: 'a'.repeat(64),
    };
    const said = await chat.app.turns.beside(id, turn =>
      turn.say('We have found it.', { name: 'Lan', files: [file] }),
    );
    const last = (await log()).at(-1);
    expect(last).toMatchObject({
      ...{ id: said, from: 'staff', seq: 3 },
      activity: {
        ...{ type: 'message', text: 'We have found it.', conversation: { id: 'chat' } },
        from: { id: 'staff', name: 'Lan', role: 'bot' },
        recipient: { id: 'customer' },
        channelData: { paragon: { speaker: 'staff', name: 'Lan' } },
        attachments: [{ contentType: 'application/pdf', name: 'reply.pdf' }],
      },
    });
  });

  it('wakes whoever reads the log, and does not count as a word of the customer', async () => {
    const before = await chat.app.store.conversations.find(id);
    chat.time.pass(60_000);
    await chat.app.turns.beside(id, turn => turn.say('Hello', { from: 'bot' }));
    const after = await chat.app.store.conversations.find(id);
    expect(after).toMatchObject({ lastSeq: 3, lastActiveAt: before?.lastActiveAt });
  });

  it('writes nothing where it decides nothing, or fails', async () => {
    const before = await chat.app.store.conversations.find(id, { fresh: true });
    await chat.app.turns.beside(id, turn => turn.text('talk.thanks'));
    const failing = chat.app.turns.beside(id, turn => {
      turn.say('not to be heard');
      throw new RangeError('no');
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await chat.app.store.conversations.find(id, { fresh: true })).toEqual(before);
  });

  it('keeps its place among the customer’s turns, each of which sees the one before', async () => {
    const said = chat.say('hello');
    const counts = [1, 2, 3].map(() =>
      chat.app.turns.beside(id, turn => {
        turn.talk.misses += 1;
        return turn.talk.misses;
      }),
    );
    await said;
    const numbers = await Promise.all(counts);
    expect(numbers).toEqual([1, 2, 3]);
    expect((await log()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('is run again where somebody else was faster', async () => {
    let runs = 0;
    await chat.app.turns.beside(id, async turn => {
      runs += 1;
      if (runs === 1) throw new StateConflict(id);
      turn.say(`run ${runs}`);
    });
    expect((await log()).at(-1)?.activity.text).toBe('run 2');
  });

  it('is said once, however often it is tried', async () => {
    const say = () => chat.app.turns.beside(id, turn => turn.say('Once', { incomingId: 'a-1' }));
    await say();
    await expect(say()).rejects.toThrow(DuplicateActivity);
    expect((await log()).filter(({ activity }) => activity.text === 'Once')).toHaveLength(1);
  });

  it('knows no conversation that is not there', async () => {
    const nowhere = chat.app.turns.beside('directline:nobody', turn => turn.say('Hello?'));
    await expect(nowhere).rejects.toMatchObject({ code: 'conversation-gone' });
  });
});
