import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { languages } from '../../src/domain/language';
import { CaseOffice } from '../staff/support/case-office';
import { readMails } from '../support/read-mails';
import { faultsOf } from './support/accessibility';
import { describeInBrowser, keepPicture, launchBrowser, openPage, phone } from './support/browser';

const webRoot = join(__dirname, '../../dist/web');
const kept = 'Họ tên;Điện thoại\nHoa;0912 345 678\n';

describeInBrowser('the page of an answer', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(languages)(
    'asks for both codes, shows the answer and gives the files (%s)',
    async language => {
      const environment = { PUBLIC_URL: 'http://127.0.0.1' };
      const office = await CaseOffice.open(language, environment, webRoot);
      try {
        const lan = await office.person('Lan', 'agent');
        const filed = await lan.send('POST', '/cases', {
          ...{ type: 'access', language, contact: { email: 'hoa@example.vn' } },
          answers: { scope: ['all'], name: 'Hoa', identity: true },
        });
        const { reference, accessCode } = (await filed.json()) as Record<string, string>;
        const form = new FormData();
        form.set('text', '<b>Đây</b> là dữ liệu của Quý khách.\nXin cảm ơn.');
        form.append('file', new Blob([kept]), 'dữ liệu <Hoa>.csv');
        const made = await lan.upload(`/cases/${reference}/packages`, form);
        const { id } = (await made.json()) as { id: string };

        const { context, page, problems } = await openPage(browser, phone);
        await page.goto(`${office.origin}/answer/${id}?locale=${language}`);
        expect(await faultsOf(page.mainFrame())).toEqual([]);
        await page.fill('#access-code', '2222-2222-222A');
        await page.keyboard.press('Enter');
        await page.locator('#problem:not(:empty)').waitFor();
        // The refusal is an answer of 404, which the browser notes.
        problems.splice(0);

        await page.fill('#access-code', accessCode ?? '');
        await page.keyboard.press('Enter');
        await page.locator('#code').waitFor();
        expect(await page.locator('#sent').innerText()).toContain('h•••@example.vn');
        expect(await faultsOf(page.mainFrame())).toEqual([]);
        await keepPicture(page, `answer-code-${language}`);
        await office.desk.app.outbox.runDue();
        const mails = await readMails(office.desk.dataDir);
        const [code] = mails.flatMap(({ text }) => /^\d{6}$/m.exec(text ?? '') ?? []);
        await page.fill('#code', code ?? '');
        await page.keyboard.press('Enter');
        const answer = page.locator('#answer');
        await answer.waitFor();
        expect(await answer.innerText()).toContain('<b>Đây</b> là dữ liệu của Quý khách.');
        expect(await page.locator('#access-code').inputValue()).toBe('');
        expect(await faultsOf(page.mainFrame())).toEqual([]);
        const wider = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
        expect(await page.evaluate<boolean>(wider)).toBe(false);
        await keepPicture(page, `answer-${language}`);

        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator('#shown-files a').click(),
        ]);
        expect(download.suggestedFilename()).toMatch(/^dữ liệu .*\.csv$/u);
        expect(await readFile((await download.path()) ?? '', 'utf8')).toBe(kept);
        expect(await office.history(reference ?? '')).toEqual([
          ...['filed', 'package-made', 'package-code-sent', 'package-opened'],
          'package-downloaded',
        ]);
        expect(problems).toEqual([]);
        await context.close();
      } finally {
        await office.close();
      }
    },
  );
});
