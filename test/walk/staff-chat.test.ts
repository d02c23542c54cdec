import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { resources } from '../../src/i18n/resources';
import { type DeskByHttp, openDeskByHttp } from '../staff/support/desk-by-http';
import {
  describeInBrowser,
  keepPicture,
  launchBrowser,
  openPage,
  phone,
} from '../web/support/browser';
import { answer, chatIn, launcher, say } from '../web/support/chat-page';

const webRoot = join(__dirname, '../../dist/web');
const { person, talk, requests } = resources.vi;
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300, 3)]);

describeInBrowser('a customer and a person in the widget', () => {
  let browser: Browser;
  let desk: DeskByHttp;
  let context: BrowserContext;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    desk = await openDeskByHttp({ now: '2026-03-02T09:00:00+07:00', webRoot });
    ({ context, page, problems } = await openPage(browser, phone));
    await page.goto(`${desk.url}/?locale=vi`);
    await launcher(page).click();
    await heard(talk.menu.ask);
  });
  afterEach(async () => {
    await context.close();
    await desk.close();
  });

  const heard = (text: string) =>
    chatIn(page).locator('.webchat__bubble').filter({ hasText: text }).last().waitFor();

  it('talk, see each other type, and exchange files', async () => {
    const chat = chatIn(page);
    await say(chat, 'cho tôi gặp nhân viên');
    await answer(chat, person.choices.stop).waitFor();
    await keepPicture(page, 'phone-light-vi-waiting');
    const lan = await desk.staff('Nguyễn Lan');
    const [row] = await desk.desk.app.store.liveChats.open();
    await lan.post(`/chats/${row?.id}/accept`);
    await heard(person.joined.replace('{{name}}', 'Nguyễn Lan'));

    await lan.post(`/chats/${row?.id}/typing`);
    await chat.getByText('Nguyễn Lan đang nhập…').waitFor();
    const form = new FormData();
    form.append('text', 'Mời Quý khách xem tệp này');
    form.append('file', new Blob(['nội dung thư']), 'thư.txt');
    await lan.fetch(`/chats/${row?.id}/files`, { method: 'POST', body: form });
    await heard('Mời Quý khách xem tệp này');
    expect(await chat.locator('.by-staff .name').first().innerText()).toBe(
      'Nguyễn Lan · nhân viên',
    );
    await chat.getByText('đang nhập').waitFor({ state: 'detached' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      chat.getByRole('button', { name: 'Tải xuống thư.txt' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toBe('nội dung thư');
    await keepPicture(page, 'phone-light-vi-staff');
    expect(problems).toEqual([]);
  });

  it('learn in words that a file is of a kind that is not taken', async () => {
    const chat = chatIn(page);
    await say(chat, requests.misuseComplaint.menu);
    await heard(requests.misuseComplaint.fields.what.ask);
    await chat
      .locator('input[type=file]')
      .setInputFiles({ name: 'hóa đơn.pdf', mimeType: 'application/pdf', buffer: program });
    await chat.getByText('Đã thêm 1 tệp').waitFor();
    await say(chat, 'xem giúp tôi');
    await heard(talk.evidence.refused['evidence-kind'].replace('{{name}}', 'hóa đơn.pdf'));
    await keepPicture(page, 'phone-light-vi-file-refused');
  });
});
