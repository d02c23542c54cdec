import type { Activity } from 'botbuilder';
import { languages } from '../../src/domain/language';
import { type Chat, withChat } from '../support/open-chat';
import { messagePattern } from '../support/text-patterns';
import { fileComplaint } from './support/file-complaint';

const conversation = 'directline:chat';
const minutes = (count: number) => count * 60_000;

/** What was said since a place in the log, apart from the customer. */
async function saidAfter(chat: Chat, seq: number): Promise<Activity[]> {
  const log = await chat.app.store.log.after(conversation, seq);
  return log
    .filter(({ from, activity }) => from !== 'customer' && activity.type === 'message')
    .map(({ activity }) => activity as unknown as Activity);
}

/** Lets time pass until whoever watches the chats acts. @returns what is said. */
async function waitFor(chat: Chat, milliseconds: number): Promise<Activity[]> {
  const [last] = (await chat.app.store.log.after(conversation, 0)).slice(-1);
  chat.time.pass(milliseconds);
  await chat.app.chatWatch.runDue();
  return saidAfter(chat, last?.seq ?? 0);
}

const queue = (chat: Chat) => chat.app.store.liveChats.open();
const says = (chat: Chat, activity: Activity | undefined, ...keys: string[]) =>
  expect(activity?.text).toMatch(messagePattern(chat.language, keys, {}));
const field = (activity: Activity | undefined) =>
  activity?.entities?.find(({ type }) => type === 'paragon.privacy/prompt')?.field;

/** A Monday at nine; the office closes at 17:30, and the first two days of that week are no holidays. */
const morning = '2026-03-02T09:00:00+07:00';
const evening = '2026-03-02T20:00:00+07:00';

describe.each(languages)('a person is wanted (%s)', language => {
  it('in working hours: she waits, is told how long, goes on meanwhile, and may stop waiting', async () => {
    await withChat({ language, now: morning, restartEachTurn: true }, async chat => {
      await chat.arrive();
      chat.readAll();
      await chat.follows(`
        customer: [requests.misuseComplaint.menu]
        bot:      requests.misuseComplaint.intro + requests.misuseComplaint.fields.what.ask
        customer: [form.choices.human]
        bot:      person.waiting + requests.misuseComplaint.fields.what.ask [person.choices.stop] {until: 09:10}
        customer: "${language === 'vi' ? 'Có người lạ gọi mời tôi mua đất' : 'Strangers phone me to sell flats'}"
        bot:      form.understood + requests.misuseComplaint.fields.when.ask [form.choices.today | … | person.choices.stop]
        customer: [person.choices.stop]
        bot:      person.stopped + requests.misuseComplaint.fields.when.ask [form.choices.today | form.choices.yesterday | form.choices.unknown]
      `);
      expect(await queue(chat)).toEqual([]);
    });
  });

  it('wanted at the end of a telling: she waits, and the telling is not lost', async () => {
    await withChat({ language, now: morning }, async chat => {
      await chat.arrive();
      await chat.say(
        language === 'vi'
          ? 'bên bảo hiểm gọi đọc đúng số căn cước của tôi, cho tôi gặp người thật'
          : 'some guy called me and knew my passport number, I want to talk to a real person',
      );
      expect(chat.lastReply?.text).toContain(chat.text('person.waiting', { until: '09:10' }));
      expect(field(chat.lastReply)).toBe('when');
      expect(await queue(chat)).toHaveLength(1);
    });
  });

  it('outside working hours: she is told so, asked how to reach her alone, and her form waits', async () => {
    await withChat({ language, now: evening }, async chat => {
      await chat.arrive();
      await chat.press('requests.misuseComplaint.menu');
      await chat.say(
        language === 'vi' ? 'Có người lạ gọi mời tôi mua đất' : 'Strangers phone me to sell flats',
      );
      chat.readAll();
      await chat.say(language === 'vi' ? 'cho tôi gặp nhân viên' : 'talk to a human');
      expect(chat.lastReply?.text).toContain('08:00');
      expect(field(chat.lastReply)).toBe('reach');
      chat.readAll();
      await chat.say('0912 345 678');
      expect(field(chat.lastReply)).toBe('review');
      await chat.press('form.review.send');
      const [filed] = await chat.cases();
      expect(filed).toMatchObject({
        type: 'callback',
        contact: { phone: '+84912345678' },
        clocks: [{ name: 'company-reply' }],
      });
      expect(filed?.answers.what).toMatchObject({ kind: 'text' });
      // The complaint is offered again.
      expect(field(chat.lastReply)).toBe('resume');
      expect(await queue(chat)).toEqual([]);
    });
  });

  it('outside working hours: who cannot say how to be reached is given the number, not a person again', async () => {
    await withChat({ language, now: evening }, async chat => {
      await chat.arrive();
      await chat.press('talk.menu.choices.human');
      // The first says what it is about.
      for (let tries = 0; tries < 4; tries++) await chat.say('abc xyz');
      expect(chat.lastReply?.text).toContain(chat.text('person.call', { phone: '09144 09142' }));
      expect(chat.lastReply?.suggestedActions?.actions ?? []).toEqual([]);
      expect(field(chat.lastReply)).toBe('reach');
    });
  });

  it('nobody comes in time: she is told so, and is called back at the contact that is known', async () => {
    await withChat({ language, now: morning }, async chat => {
      await chat.arrive();
      await fileComplaint(chat);
      chat.readAll();
      await chat.press('talk.menu.choices.human');
      expect(await queue(chat)).toMatchObject([{ state: 'waiting', reason: 'asked' }]);
      expect(await waitFor(chat, minutes(9))).toEqual([]);
      const [told] = await waitFor(chat, minutes(1));
      expect(told?.text).toContain(chat.text('person.nobody'));
      expect(told?.entities).toMatchObject([{ type: 'paragon.privacy/receipt' }]);
      expect((await chat.cases()).map(({ type }) => type).sort()).toEqual([
        'callback',
        'misuse-complaint',
      ]);
      expect(await queue(chat)).toEqual([]);
      expect(await waitFor(chat, minutes(60))).toEqual([]);
    });
  });

  it('nobody comes, and no contact is known: she is asked, and what is known is filed all the same', async () => {
    await withChat({ language, now: morning }, async chat => {
      await chat.arrive();
      await chat.press('talk.menu.choices.human');
      const [asked] = await waitFor(chat, minutes(10));
      expect(asked?.text).toContain(chat.text('person.nobody'));
      expect(field(asked)).toBe('what');
      expect(await chat.cases()).toEqual([]);
      const said = await waitFor(chat, minutes(10));
      expect(said[0]?.entities).toMatchObject([{ type: 'paragon.privacy/receipt' }]);
      expect(await chat.cases()).toMatchObject([
        { type: 'callback', contact: {}, answers: { reach: { kind: 'not-given' } } },
      ]);
      chat.readAll();
      await chat.say(language === 'vi' ? 'xin chào' : 'hello');
      says(chat, chat.lastReply, 'talk.hello', 'talk.menu.ask');
    });
  });

  it('nobody comes, she is asked how to reach her and lets it go: nothing is filed', async () => {
    await withChat({ language, now: morning, restartEachTurn: true }, async chat => {
      await chat.arrive();
      await chat.press('talk.menu.choices.human');
      await waitFor(chat, minutes(10));
      await chat.say(language === 'vi' ? 'hủy' : 'cancel');
      await waitFor(chat, minutes(30));
      expect(await chat.cases()).toEqual([]);
      expect(await chat.app.store.liveChats.claimDue(chat.time.now(), new Date(0), 0)).toEqual([]);
    });
  });

  it('after three misunderstandings she is offered one', async () => {
    await withChat({ language, now: morning }, async chat => {
      await chat.arrive();
      chat.readAll();
      for (const words of ['qwe rty', 'asd fgh']) await chat.say(words);
      await chat.say('zxc vbn');
      expect(chat.lastReply?.text).toContain(chat.text('talk.menu.choices.human'));
      says(chat, chat.lastReply, 'person.offer', 'talk.menu.again');
    });
  });

  it('with one on, the desk is silent; given back, it asks where she left', async () => {
    await withChat({ language, now: morning }, async chat => {
      await chat.arrive();
      await chat.press('requests.misuseComplaint.menu');
      await chat.press('form.choices.human');
      const [waiting] = await queue(chat);
      await chat.app.turns.beside(conversation, turn => {
        const { chat: own } = turn.talk;
        if (!own) throw new Error('no chat is under way');
        turn.talk.chat = {
          ...{ id: own.id, reason: own.reason, askedAt: own.askedAt, state: 'accepted' },
          ...{ acceptedBy: { id: 'lan', name: 'Lan' }, acceptedAt: turn.now.toISOString() },
        };
      });
      expect(await chat.say('hello?')).toEqual([]);
      expect(await chat.send([{ name: 'ảnh.png', content: picture }])).toEqual([]);
      const refused = await chat.send([{ name: 'rỗng.png', content: Buffer.alloc(0) }]);
      expect(refused).toMatchObject([{ text: expect.stringContaining('rỗng.png') }]);
      expect(
        await chat.turn({ type: 'event', name: 'paragon.privacy/language', value: language }),
      ).toEqual([]);
      const row = await chat.app.store.liveChats.find(waiting?.id ?? '');
      expect(row).toMatchObject({
        state: 'accepted',
        acceptedBy: 'lan',
        unansweredSince: expect.any(String),
      });
      // A day later nobody has been seen; it is working hours, so she waits for anybody.
      const said = await waitFor(chat, minutes(24 * 60));
      says(chat, said[0], 'person.lost');
      says(chat, said[1], 'requests.misuseComplaint.fields.what.ask');
      expect(await queue(chat)).toMatchObject([{ state: 'waiting', reason: 'interrupted' }]);
    });
  });
});

const picture = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.from('a picture '.repeat(20)),
]);
