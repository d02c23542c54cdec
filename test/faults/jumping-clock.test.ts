import { languages } from '../../src/domain/language';
import type { Chat } from '../support/open-chat';
import { withChat } from '../support/open-chat';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Back by any time; forth by less than the days after which an unfinished form is removed. */
const jumps = [-day, 3 * day, -400 * day, 2 * minute, -1_000, 13 * day, -400 * day];

const answers = {
  vi: ['hôm kia', 'Cuộc gọi', 'số điện thoại', 'Bảo hiểm An Tâm', 'Không có', 'Nguyễn Thị Hoa'],
  en: ['1 February', 'Phone call', 'phone number', 'An Tam Insurance', 'None', 'Jane Smith'],
};
const telling = {
  vi: 'Có công ty lạ cứ mời tôi mua bảo hiểm dù tôi chưa từng cho họ biết gì',
  en: 'Some company that I never dealt with keeps selling me insurance',
};

describe.each(languages)('a clock that jumps (%s)', language => {
  it('stops no talk: the order of the log holds, and the case is dated when it was filed', async () => {
    await withChat({ language }, async chat => {
      await chat.arrive();
      const said = [chat.text('talk.menu.choices.complaint'), telling[language]];
      for (const [place, words] of [...said, ...answers[language], 'hoa@example.vn'].entries()) {
        chat.time.pass(jumps[place % jumps.length] ?? 0);
        await chat.say(words);
      }
      expect(promptOf(chat)).toMatchObject({ field: 'review' });
      const filedAt = chat.time.now();
      await chat.say(chat.text('form.review.send'));
      const [filed, ...others] = await chat.cases();
      expect(others).toEqual([]);
      expect(filed).toMatchObject({ receivedAt: filedAt });
      for (const clock of filed?.clocks ?? []) {
        expect(clock.startedAt).toEqual(filedAt);
        expect(clock.dueAt.getTime()).toBeGreaterThan(filedAt.getTime());
      }
      const log = await chat.app.store.log.after('directline:chat', 0);
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, place) => place + 1));
      chat.readAll();
    });
  });

  it('holds no mail back for good', async () => {
    await withChat({ language }, async chat => {
      await chat.arrive();
      for (const words of [
        chat.text('talk.menu.choices.complaint'),
        telling[language],
        ...answers[language],
        'hoa@example.vn',
        chat.text('form.review.send'),
      ])
        await chat.say(words);
      chat.readAll();
      const waiting = await chat.app.store.outbox.waiting();
      expect(waiting).toBeGreaterThan(0);
      // It goes back an hour, and comes to where it was.
      chat.time.pass(-60 * minute);
      await chat.app.outbox.runDue();
      chat.time.pass(60 * minute);
      await chat.app.outbox.runDue();
      expect(await chat.app.store.outbox.waiting()).toBe(0);
    });
  });
});

function promptOf(chat: Chat): object | undefined {
  return chat.lastReply?.entities?.find(({ type }) => type === 'paragon.privacy/prompt');
}
