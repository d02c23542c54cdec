import { languages } from '../../src/domain/language';
import { type Chat, withChat } from '../support/open-chat';
import { openReceiver } from '../support/open-receiver';
import { readMails } from '../support/read-mails';

const review = 'form.review.heading + form.review.line* + form.review.ask';
const fields = 'requests.access.fields';

/** The questions before the contact, answered. */
const untilReach = `
  bot:      requests.access.intro + ${fields}.scope.ask
  customer: [${fields}.scope.choices.all]
  bot:      ${fields}.name.ask
  customer: "Nguyễn Thị Hoa"
  bot:      ${fields}.reach.ask
`;

describe.each(languages)('a request that has to be proven (%s)', language => {
  const untilCode = `
    ${untilReach}
    customer: "hoa@example.vn"
    bot:      ${fields}.identity.ask [form.choices.resend | form.choices.byStaff] {sentTo: hoa@example.vn}
  `;

  it('sends a code by e-mail and files once the code is right', async () => {
    await withChat({ language, restartEachTurn: true }, async chat => {
      await chat.press('requests.access.menu');
      await chat.follows(untilCode);
      await chat.follows(`
        customer: "${await otherThan(await codeSent(chat))}"
        bot:      form.identity.wrong + ${fields}.identity.ask {tries: 2}
        customer: "${await codeSent(chat)}"
        bot:      form.identity.proven + ${review}
        customer: [form.review.send]
        bot:      receipt.filed + receipt.clock.statutory-reply + receipt.clock.statutory-fulfil + receipt.next
        bot:      talk.menu.more
      `);
      expect(await chat.cases()).toMatchObject([
        { type: 'access', answers: { identity: { kind: 'identity', proven: 'email' } } },
      ]);
    });
  });

  it('takes a code three times and for ten minutes, and sends another after a minute', async () => {
    await withChat({ language }, async chat => {
      await chat.press('requests.access.menu');
      await chat.follows(untilCode);
      const first = await codeSent(chat);
      await chat.follows(`
        customer: [form.choices.resend]
        bot:      form.identity.wait + ${fields}.identity.ask
      `);
      for (const left of [2, 1]) {
        await chat.say(otherThan(first));
        expect(chat.lastReply?.text).toContain(chat.text('form.identity.wrong', { tries: left }));
        chat.readAll();
      }
      await chat.say(otherThan(first));
      expect(chat.lastReply?.text).toContain(chat.text('form.identity.no-tries'));
      await chat.say(first);
      expect(chat.lastReply?.text).toContain(chat.text('form.identity.no-tries'));
      chat.readAll();
      chat.time.pass(61_000);
      await chat.press('form.choices.resend');
      expect(chat.lastReply?.text).toContain(chat.text('form.identity.resent'));
      chat.readAll();
      chat.time.pass(11 * 60_000);
      await chat.say(await codeSent(chat));
      expect(chat.lastReply?.text).toContain(chat.text('form.identity.expired'));
    });
  });

  it('lets staff check where only a phone is given', async () => {
    await withChat({ language }, async chat => {
      await chat.press('requests.access.menu');
      await chat.follows(`
        ${untilReach}
        customer: "0912 345 678"
        bot:      form.identity.byStaff + ${review}
      `);
    });
  });
});

describe('a code to a phone', () => {
  it('goes to the gateway of the operator, and proves the number', async () => {
    const gateway = await openReceiver();
    const environment = { SMS_WEBHOOK_URL: gateway.url, SMS_WEBHOOK_SECRET: 's'.repeat(32) };
    try {
      await withChat({ language: 'vi', environment }, async chat => {
        await chat.press('requests.access.menu');
        await chat.follows(`
          ${untilReach}
          customer: "0912 345 678"
          bot:      ${fields}.identity.ask [form.choices.resend | form.choices.byStaff] {sentTo: 0912 345 678}
        `);
        await chat.app.outbox.runDue();
        const [sent] = gateway.taken.map(({ body }) => JSON.parse(body));
        expect(sent).toMatchObject({ type: 'sms', to: '+84912345678' });
        const code = /\b\d{6}\b/.exec(sent.text)?.[0] ?? 'no code';
        await chat.follows(`
          customer: "${code}"
          bot:      form.identity.proven + ${review}
          customer: [form.review.send]
          bot:      receipt.filed + receipt.clock.statutory-reply + receipt.clock.statutory-fulfil + receipt.next
          bot:      talk.menu.more
        `);
        expect(await chat.cases()).toMatchObject([
          { answers: { identity: { kind: 'identity', proven: 'phone' } } },
        ]);
      });
    } finally {
      gateway.close();
    }
  });
});

/** The code in the newest mail. */
async function codeSent(chat: Chat): Promise<string> {
  await chat.app.outbox.runDue();
  const mails = await readMails(chat.dataDir);
  const newest = mails.sort((a, b) => Number(a.date) - Number(b.date)).at(-1);
  const code = /\b(\d{6})\b/.exec(newest?.text ?? '')?.[1];
  if (!code) throw new Error('no code was sent');
  return code;
}

const otherThan = (code: string): string => (code === '111111' ? '222222' : '111111');
