import { languages } from '../../src/domain/language';
import { type Chat, withChat } from '../support/open-chat';
import { readMails } from '../support/read-mails';

const say = {
  vi: {
    status: 'hồ sơ của tôi đến đâu rồi',
    note: 'Họ vừa gọi thêm một lần nữa lúc trưa',
    complaint: ['Có người lạ gọi mời tôi mua đất', 'hôm qua'],
    unknown: 'không rõ',
  },
  en: {
    status: 'what is the status of my case',
    note: 'They have just called once more at noon',
    complaint: ['A stranger called me to sell land', 'yesterday'],
    unknown: "I don't know",
  },
};

describe.each(languages)('looking up a case (%s)', language => {
  it('shows it in the conversation that filed it, and takes files, words and a withdrawal', async () => {
    await withChat({ language, restartEachTurn: true }, async chat => {
      const { reference } = await fileComplaint(chat);
      chat.readAll();
      await chat.say(say[language].status);
      await chat.follows(`
        bot:      status.heading + status.state.new + receipt.clock.company-reply + status.what [status.choices.withdraw | …] {reference: ${reference}}
        customer: (file "tin nhắn.png")
        bot:      talk.evidence.received + status.added + status.what
        customer: "${say[language].note}"
        bot:      status.added + status.what
        customer: [status.choices.withdraw]
        bot:      form.withdraw.ask [form.withdraw.yes | form.withdraw.no] {request: ${reference}}
        customer: [form.withdraw.yes]
        bot:      status.withdrawn + talk.menu.more
      `);
      expect(await chat.cases()).toMatchObject([
        { reference, state: 'closed', outcome: 'withdrawn', evidence: [{ name: 'tin nhắn.png' }] },
      ]);
      const history = await chat.app.store.cases.history(reference);
      expect(history.map(({ type }) => type)).toEqual([
        'filed',
        'evidence-added',
        'note-added',
        'withdrawn',
      ]);
    });
  });

  it('asks elsewhere for number and code, and tells a stranger nothing', async () => {
    await withChat({ language }, async chat => {
      const { reference, accessCode } = await fileComplaint(chat);
      chat.readAll();
      chat.changeConversation('elsewhere');
      await chat.say(say[language].status);
      await chat.follows(`
        bot:      status.reference.ask
        customer: "${reference.toLowerCase().replaceAll('-', ' ')}"
        bot:      status.code.ask [status.choices.lostCode] {reference: ${reference}}
        customer: "2222-2222-222A"
        bot:      status.refused + status.reference.ask
        customer: "${reference}"
        bot:      status.code.ask
        customer: "${accessCode.toLowerCase()}"
        bot:      status.heading + status.state.new + receipt.clock.company-reply + status.what
      `);
    });
  });

  it('answers the same for a number that does not exist, and stops listening after five tries', async () => {
    await withChat({ language }, async chat => {
      await chat.say(say[language].status);
      chat.readAll();
      for (let tries = 0; tries < 5; tries++)
        await chat.follows(`
          customer: "PD-2222-2222"
          bot:      status.code.ask
          customer: "2222-2222-222A"
          bot:      status.refused + status.reference.ask
        `);
      await chat.follows(`
        customer: "PD-2222-2222"
        bot:      status.code.ask
        customer: "2222-2222-222A"
        bot:      status.locked + talk.menu.more
      `);
    });
  });

  it('sends a lost code to the contact on file, never shows it', async () => {
    await withChat({ language }, async chat => {
      const { reference } = await fileComplaint(chat, 'hoa@example.vn');
      chat.readAll();
      chat.changeConversation('elsewhere');
      await chat.say(say[language].status);
      await chat.follows(`
        bot:      status.reference.ask
        customer: "${reference}"
        bot:      status.code.ask
        customer: [status.choices.lostCode]
        bot:      status.resent + status.code.ask
      `);
      await chat.app.outbox.runDue();
      const mail = (await readMails(chat.dataDir)).find(({ subject }) =>
        subject?.includes(chat.text('staff.accessCode.subject', { reference })),
      );
      const renewed =
        /[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}/.exec(mail?.text ?? '')?.[0] ?? '';
      expect(chat.transcript).not.toContain(renewed);
      await chat.follows(`
        customer: "${renewed}"
        bot:      status.heading + status.state.new + receipt.clock.company-reply + status.what
      `);
    });
  });
});

/** Files a complaint in few words. @returns what its receipt says. */
async function fileComplaint(
  chat: Chat,
  contact = '0912 345 678',
): Promise<{ reference: string; accessCode: string }> {
  const { complaint, unknown } = say[chat.language];
  await chat.press('requests.misuseComplaint.menu');
  for (const words of [...complaint, unknown, unknown, chat.text('form.choices.skip')])
    await chat.say(words);
  for (const words of [chat.text('form.choices.none'), 'Nguyễn Thị Hoa', contact])
    await chat.say(words);
  const replies = await chat.press('form.review.send');
  const receipt = replies
    .flatMap(reply => reply.entities ?? [])
    .find(({ type }) => type === 'paragon.privacy/receipt');
  if (!receipt) throw new Error(`nothing was filed:\n${chat.transcript}`);
  return { reference: receipt.reference, accessCode: receipt.accessCode };
}
