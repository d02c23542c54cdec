import { join } from 'node:path';
import type { Browser, FrameLocator } from 'playwright-core';
import type { Language } from '../../src/domain/language';
import { resources } from '../../src/i18n/resources';
import { openTestApp } from '../support/open-test-app';
import { readMails } from '../support/read-mails';
import {
  describeInBrowser,
  desktop,
  keepPicture,
  launchBrowser,
  openPage,
} from '../web/support/browser';
import { answer, chatIn, launcher, say } from '../web/support/chat-page';

const webRoot = join(__dirname, '../../dist/web');

/** What a customer types; everything else she presses. */
const words = {
  vi: {
    opening: 'Khiếu nại dữ liệu bị dùng sai',
    what: 'Có công ty lạ cứ mời tôi mua bảo hiểm dù tôi chưa từng cho họ biết gì',
    when: 'hôm kia',
    data: 'số điện thoại với họ tên',
    who: 'Bảo hiểm An Tâm',
    name: 'Nguyễn Thị Hoa',
    phone: '0912 345 678',
    change: 'sửa số điện thoại',
    changed: '0987 654 321',
    due: 'Thứ Năm, 05/03/2026',
  },
  en: {
    opening: 'Complain about misused data',
    what: 'Some company that I never dealt with keeps selling me insurance',
    when: 'the day before yesterday',
    data: 'my phone number and name',
    who: 'An Tam Insurance',
    name: 'Jane Smith',
    phone: '0912 345 678',
    change: 'change the phone number',
    changed: '0987 654 321',
    due: 'Thursday, 5 March 2026',
  },
} as const;

describeInBrowser('the whole walk in a browser', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(['vi', 'en'] as const)(
    'a customer files a complaint, and staff have it (%s)',
    async language => {
      const desk = await openTestApp({ now: '2026-03-02T09:00:00+07:00', webRoot });
      const { context, page, problems } = await openPage(browser, {
        ...desktop,
        locale: language === 'vi' ? 'vi-VN' : 'en-US',
      });
      try {
        const port = await desk.app.listen();
        await page.goto(`http://127.0.0.1:${port}/?locale=${language}`);
        await launcher(page).click();
        const receipt = await complain(chatIn(page), language);
        await keepPicture(page, `walk-${language}-receipt`);

        const [filed] = await desk.app.store.cases.page({ limit: 2 });
        expect(filed).toMatchObject({
          type: 'misuse-complaint',
          contact: { phone: '+84987654321' },
          clocks: [{ name: 'company-reply', dueAt: new Date('2026-03-05T16:59:59Z') }],
        });
        expect(receipt).toContain(filed?.reference);
        expect(receipt).toContain(words[language].due);

        await desk.app.outbox.runDue();
        const [mail] = await readMails(desk.dataDir);
        expect(mail?.subject).toContain(filed?.reference);
        expect(mail?.attachments.map(({ filename }) => filename)).toEqual([
          `${filed?.reference}.html`,
          `${filed?.reference}.txt`,
          `${filed?.reference}.transcript`,
        ]);
        const transcript = mail?.attachments[1]?.content.toString('utf8');
        expect(transcript).toContain(words[language].what);
        expect(problems).toEqual([]);
        const log = desk.logged.join('');
        for (const secret of ['0987', 'Nguyễn', 'Jane', words[language].what])
          expect(log).not.toContain(secret);
      } finally {
        await context.close();
        await desk.close();
      }
    },
    120_000,
  );
});

/** @returns the words of the receipt. */
async function complain(chat: FrameLocator, language: Language): Promise<string> {
  const { form, requests } = resources[language];
  const { fields } = requests.misuseComplaint;
  const own = words[language];
  const heard = (text: string) =>
    chat.locator('.webchat__bubble').filter({ hasText: text }).last().waitFor();
  const type = (text: string) => say(chat, text);
  const press = (name: string) => answer(chat, name).click();

  await press(own.opening);
  await heard(fields.what.ask);
  await type(own.what);
  await heard(fields.when.ask);
  await type(own.when);
  await heard(fields.how.ask);
  await type(fields.how.choices.call);
  await heard(fields.data.ask);
  await type(own.data);
  await heard(fields.who.ask);
  await type(own.who);
  await heard(fields.evidence.ask.slice(0, 30));
  await press(form.choices.none);
  await heard(fields.name.ask);
  await type(own.name);
  await heard(fields.reach.ask);
  await type(own.phone);
  await heard(form.review.heading);
  await type(own.change);
  await heard(fields.reach.ask);
  await type(own.changed);
  await heard(own.changed);
  await press(form.review.send);
  const receipt = chat
    .locator('.webchat__bubble')
    .filter({ hasText: /PD-[2-9A-Z]{4}/ })
    .first();
  await receipt.waitFor();
  return receipt.innerText();
}
