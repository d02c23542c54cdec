import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { languages } from '../../src/domain/language';
import { fileComplaint } from '../dialogs/support/file-complaint';
import { png } from '../dialogs/support/png';
import { Chat } from '../support/open-chat';
import { openTestApp, type TestApp } from '../support/open-test-app';
import { faultsOf } from './support/accessibility';
import { describeInBrowser, keepPicture, launchBrowser, openPage, phone } from './support/browser';

const webRoot = join(__dirname, '../../dist/web');

describeInBrowser('the receipt page', () => {
  let browser: Browser;
  let desk: TestApp;
  let origin: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    desk = await openTestApp({ now: '2026-03-02T09:00:00+07:00', webRoot });
    origin = `http://127.0.0.1:${await desk.app.listen()}`;
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  it.each(languages)(
    'asks for number and code, shows the receipt and prints it (%s)',
    async language => {
      const chat = new Chat(desk, language, false);
      chat.changeConversation(`receipt-${language}`);
      const file = png('Ảnh <b>chụp</b> màn hình.png');
      await chat.send([file]);
      const { reference, accessCode } = await fileComplaint(chat);
      const { context, page, problems } = await openPage(browser, phone);
      await page.goto(`${origin}/receipt?locale=${language}#${reference}`);
      expect(await page.inputValue('#reference')).toBe(reference);
      expect(await faultsOf(page.mainFrame())).toEqual([]);

      await page.fill('#access-code', '2222-2222-222A');
      await page.click('button[type=submit]');
      await page.getByText(chat.text('receipt.page.refused')).waitFor();
      // The refusal is an answer of 404, which the browser notes.
      problems.splice(0);

      await page.fill('#access-code', accessCode);
      await page.keyboard.press('Enter');
      const receipt = page.locator('#receipt');
      await receipt.waitFor();
      const shown = await receipt.innerText();
      for (const part of [
        reference,
        chat.text('requests.misuseComplaint.name'),
        '23:59',
        file.name,
      ])
        expect(shown).toContain(part);
      expect(shown).toContain(createHash('sha256').update(file.content).digest('hex'));
      expect(await page.locator('#ask').isVisible()).toBe(false);
      expect(await faultsOf(page.mainFrame())).toEqual([]);
      const wider = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
      expect(await page.evaluate<boolean>(wider)).toBe(false);
      await keepPicture(page, `receipt-${language}`);

      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('#print').isVisible()).toBe(false);
      const paper = await page.pdf({ format: 'A4' });
      expect(paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
      expect(problems).toEqual([]);
      await context.close();
    },
  );

  it('is never stored, and takes scripts of the desk alone', async () => {
    const response = await fetch(`${origin}/receipt`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe/);
  });
});
