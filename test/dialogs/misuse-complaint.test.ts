import { languages } from '../../src/domain/language';
import { type Chat, withChat } from '../support/open-chat';

const answers = {
  vi: {
    what: 'Có công ty lạ cứ mời tôi mua bảo hiểm dù tôi chưa từng cho họ biết gì',
    impossible: '31/6',
    when: 'hôm kia',
    how: 'Cuộc gọi',
    data: 'số điện thoại với họ tên',
    who: 'Bảo hiểm An Tâm',
    name: 'nguyễn thị hoa',
    shownName: 'Nguyễn Thị Hoa',
    shownDay: 'Thứ Bảy, 28/02/2026',
    change: 'sửa số điện thoại',
  },
  en: {
    what: 'Some company that I never dealt with keeps selling me insurance',
    impossible: '31 June',
    when: 'the day before yesterday',
    how: 'Phone call',
    data: 'my phone number and name',
    who: 'An Tam Insurance',
    name: 'jane smith',
    shownName: 'Jane Smith',
    shownDay: 'Saturday, 28 February 2026',
    change: 'change the phone number',
  },
};

const fields = 'requests.misuseComplaint.fields';
const review = 'form.review.heading + form.review.line* + form.review.ask';

describe.each(languages)('a misuse complaint (%s)', language => {
  const say = answers[language];

  it.each([true, false])(
    'is asked field by field, asked again where it is unclear, filed, and promised a day (restarted each turn: %s)',
    async restartEachTurn => {
      await withChat({ language, restartEachTurn }, async chat => {
        await chat.arrive();
        await chat.follows(`
          bot:      talk.greeting + talk.menu.ask [talk.menu.choices.complaint | …]
          customer: [talk.menu.choices.complaint]
          bot:      requests.misuseComplaint.intro + ${fields}.what.ask []
          customer: "${say.what}"
          bot:      ${fields}.when.ask [form.choices.today | form.choices.yesterday | form.choices.unknown]
          customer: "${say.impossible}"
          bot:      form.time.invalid + ${fields}.when.ask
          customer: "${say.when}"
          bot:      ${fields}.how.ask [${fields}.how.choices.call | …]
          customer: "${say.how}"
          bot:      ${fields}.data.ask [${fields}.data.choices.phone | ${fields}.data.choices.name | …]
          customer: "${say.data}"
          bot:      ${fields}.who.ask [form.choices.skip]
          customer: "${say.who}"
          bot:      ${fields}.evidence.ask [form.choices.none] {limit: 20, files: 20}
          customer: (file "ảnh chụp màn hình.png")
          bot:      talk.evidence.received + ${fields}.evidence.more [form.choices.done] {files: ảnh chụp màn hình.png}
          customer: [form.choices.done]
          bot:      ${fields}.name.ask []
          customer: "${say.name}"
          bot:      ${fields}.reach.ask []
          customer: "0912 34"
          bot:      form.contact.phone-too-short + ${fields}.reach.ask
          customer: "0912 345 678"
          bot:      ${review} [form.review.send | form.review.change | form.review.cancel]
        `);
        expect(chat.lastReply?.text).toContain(say.shownName);
        expect(chat.lastReply?.text).toContain(say.shownDay);
        expect(chat.lastReply?.text).toContain('0912 345 678');
        await chat.follows(`
          customer: "${say.change}"
          bot:      ${fields}.reach.ask
          customer: "0987 654 321"
          bot:      ${review}
          customer: [form.review.send]
          bot:      receipt.filed + receipt.clock.company-reply + receipt.next {due: 2026-03-05, contact: 0987 654 321}
          bot:      talk.menu.more
        `);
        expect(await chat.cases()).toMatchObject([
          {
            type: 'misuse-complaint',
            state: 'new',
            language,
            receivedAt: new Date('2026-03-02T02:00:00Z'),
            clocks: [{ name: 'company-reply', dueAt: new Date('2026-03-05T16:59:59Z') }],
            contact: { phone: '+84987654321' },
            evidence: [{ name: 'ảnh chụp màn hình.png', contentType: 'image/png' }],
            answers: {
              what: { kind: 'text', text: say.what },
              when: { kind: 'time', time: { kind: 'date', start: '2026-02-28' } },
              how: { kind: 'choices', chosen: ['call'] },
              data: { kind: 'choices', chosen: ['phone', 'name'] },
              who: { kind: 'text', text: say.who },
              name: { kind: 'text', text: say.shownName },
            },
          },
        ]);
      });
    },
  );

  it('carries a prompt entity at every question, counted over the questions that are asked', async () => {
    await withChat({ language }, async chat => {
      await chat.arrive();
      expect(promptOf(chat)).toMatchObject({ form: 'menu' });
      await chat.follows(`
        bot:      talk.greeting + talk.menu.ask
        customer: [talk.menu.choices.complaint]
        bot:      requests.misuseComplaint.intro + ${fields}.what.ask
      `);
      expect(promptOf(chat)).toMatchObject({
        form: 'misuse-complaint',
        field: 'what',
        index: 1,
        total: 8,
      });
      await chat.say(say.what);
      expect(promptOf(chat)).toMatchObject({ field: 'when', index: 2, total: 8 });
    });
  });
});

const promptOf = (chat: Chat) =>
  chat.lastReply?.entities?.find(({ type }) => type === 'paragon.privacy/prompt');
