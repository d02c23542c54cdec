import type { JsonObject } from '../../src/domain/json';
import { languages } from '../../src/domain/language';
import { type Chat, withChat } from '../support/open-chat';

const telling = {
  vi: 'Có công ty lạ cứ mời tôi mua bảo hiểm dù tôi chưa từng cho họ biết gì',
  en: 'Some company that I never dealt with keeps selling me insurance',
};

describe.each(languages)('a talk that another version of the desk has stored (%s)', language => {
  it.each([
    ['an older one', 0],
    ['a newer one', 999],
  ])('goes on kindly, with what was answered (%s)', async (_, version) => {
    await withChat({ language }, async chat => {
      await begin(chat);
      await rewrite(chat, state => ({
        talk: { ...(state.talk as JsonObject), version, offered: undefined as never, misses: 'x' },
        dialogs: { dialogStack: [{ id: 'a dialog of long ago', state: { step: 3 } }] },
      }));
      chat.readAll();
      await chat.say(chat.text('talk.menu.choices.complaint'));
      expect(chat.logged.filter(line => line.includes('turn failed'))).toEqual([]);
      expect(chat.lastReply?.text).toContain(
        chat.text('form.resume.ask', {
          request: chat.text('requests.misuseComplaint.name'),
        }),
      );
      await chat.press('form.resume.yes');
      expect(promptOf(chat)).toMatchObject({ form: 'misuse-complaint', field: 'when' });
      chat.readAll();
    });
  });

  it('is begun anew where nothing of it can be read', async () => {
    await withChat({ language }, async chat => {
      await begin(chat);
      await rewrite(chat, () => ({}));
      chat.readAll();
      await chat.press('talk.menu.choices.complaint');
      expect(chat.logged.filter(line => line.includes('turn failed'))).toEqual([]);
      expect(promptOf(chat)).toMatchObject({ form: 'misuse-complaint', field: 'what' });
      chat.readAll();
    });
  });
});

async function begin(chat: Chat): Promise<void> {
  await chat.arrive();
  await chat.press('talk.menu.choices.complaint');
  await chat.say(telling[chat.language]);
  expect(promptOf(chat)).toMatchObject({ field: 'when' });
}

/** Puts another state in the place of what the desk has stored. */
async function rewrite(chat: Chat, change: (state: JsonObject) => JsonObject): Promise<void> {
  const { store } = chat.app;
  const known = await store.conversations.find('directline:chat');
  if (!known) throw new Error('there is no such talk');
  await store.committer.commit({
    conversation: { ...known, state: JSON.parse(JSON.stringify(change(known.state))) },
    ...{ log: [], cases: [], events: [], evidence: [], outbox: [] },
  });
}

function promptOf(chat: Chat): object | undefined {
  return chat.lastReply?.entities?.find(({ type }) => type === 'paragon.privacy/prompt');
}
