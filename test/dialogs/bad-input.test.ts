import crypto from 'node:crypto';
import { languages } from '../../src/domain/language';
import { withChat } from '../support/open-chat';

const told = {
  vi: 'Có công ty lạ cứ mời tôi mua bảo hiểm dù tôi chưa từng cho họ biết gì',
  en: 'Some company that I never dealt with keeps selling me insurance',
};

const unreadable: [name: string, text: string, key: string][] = [
  ['an empty message', '', 'talk.noWords'],
  ['spaces alone', ' \n\t ', 'talk.noWords'],
  ['emoji alone', '😡😡🔥', 'talk.noWords'],
  ['markup without words', '<b><script></script></b>', 'talk.noWords'],
  ['20,000 characters', 'a '.repeat(10_000), 'talk.tooLong'],
];

describe.each(languages)('a message that cannot be used (%s)', language => {
  it.each(unreadable)('%s is answered in words, and the question stands', async (_, text, key) => {
    await withChat({ language }, async chat => {
      await chat.press('requests.misuseComplaint.menu');
      await chat.say(told[language]);
      chat.readAll();
      await chat.say(text);
      const [start = ''] = chat.text(key).split(/undefined/);
      expect(chat.lastReply?.text).toContain(start);
      expect(chat.lastReply?.entities).toContainEqual(
        expect.objectContaining({ type: 'paragon.privacy/prompt', field: 'when' }),
      );
      expect(chat.logged.join('')).not.toContain(told[language]);
    });
  });

  it('keeps markup as the words that it is, and never runs it', async () => {
    await withChat({ language }, async chat => {
      await chat.press('requests.misuseComplaint.menu');
      await chat.say(`<img src=x onerror=alert(1)> ${told[language]}`);
      const [reply] = await chat.say(language === 'vi' ? 'hôm qua' : 'yesterday');
      expect(reply?.textFormat).toBe('plain');
    });
  });

  it('answers an activity of a kind that it does not know with nothing, and goes on', async () => {
    await withChat({ language }, async chat => {
      await chat.arrive();
      expect(
        await chat.turn({ type: 'event', name: 'something/else', value: { deep: [1] } }),
      ).toEqual([]);
      expect(await chat.turn({ type: 'message' })).toHaveLength(1);
      expect(await chat.turn({ type: 'messageReaction' })).toEqual([]);
    });
  });
});

describe('a fault of the desk itself', () => {
  it.each(languages)(
    'is told with a code, and the same words work after it (%s)',
    async language => {
      await withChat({ language }, async chat => {
        await chat.press('requests.sharingOptOut.menu');
        await chat.say('0912 345 678');
        chat.readAll();
        const broken = jest.spyOn(crypto, 'scrypt').mockImplementation(() => {
          throw new Error(`nobody may read this: ${told[language]}`);
        });
        await chat.follows(`
        customer: [form.review.send]
        bot:      talk.failed
      `);
        broken.mockRestore();
        expect(await chat.cases()).toEqual([]);
        const incident = /[0-9A-F]{8}/.exec(chat.lastReply?.text ?? '')?.[0] ?? 'none was told';
        const logged = chat.logged.filter(line => line.includes(incident));
        expect(logged).toHaveLength(1);
        expect(logged.join('')).not.toContain(told[language]);
        await chat.follows(`
        customer: [form.review.send]
        bot:      receipt.preference.sharing.off + receipt.proof
        bot:      talk.menu.more
      `);
      });
    },
  );
});
