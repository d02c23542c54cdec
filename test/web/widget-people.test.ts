import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { faultsOf } from './support/accessibility';
import {
  describeInBrowser,
  desktop,
  keepPicture,
  launchBrowser,
  openPage,
  phone,
} from './support/browser';
import { say } from './support/chat-page';
import { misuseScript } from './support/misuse-script';
import { openScriptedDesk, type ScriptedDesk } from './support/scripted-desk';

const lan = { id: 'staff', name: 'Nguyễn Lan', role: 'bot' };
const byStaff = { channelData: { paragon: { speaker: 'staff', name: lan.name } } };

describeInBrowser('people in the talk', () => {
  let browser: Browser;
  let desk: ScriptedDesk;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await page.context().close();
    await desk.close();
  });

  const open = async (language: 'vi' | 'en', options: Parameters<typeof openPage>[1]) => {
    desk = await openScriptedDesk(misuseScript());
    ({ page, problems } = await openPage(browser, { ...options, timezoneId: 'America/New_York' }));
    await page.clock.install({ time: new Date('2026-03-02T03:00:00Z') });
    await page.goto(`${desk.origin}/chat?locale=${language}`);
    await page.locator('.webchat__bubble').first().waitFor();
  };

  it.each([
    ['vi', 'light', 'Nguyễn Lan · nhân viên', 'Nguyễn Lan đang nhập…', desktop, 'no-preference'],
    ['en', 'dark', 'Nguyễn Lan · staff', 'Nguyễn Lan is typing…', phone, 'reduce'],
  ] as const)(
    'are named and told apart (%s, %s)',
    async (language, colorScheme, name, typing, size, reducedMotion) => {
      await open(language, { ...size, colorScheme, reducedMotion });
      const axe = () => faultsOf(page.mainFrame());
      desk.say({ type: 'typing' }, lan);
      await page.getByText(typing).waitFor();
      const moving = await page.evaluate('document.getAnimations().length');
      expect(moving === 0).toBe(reducedMotion === 'reduce');
      expect(await axe()).toEqual([]);
      await keepPicture(page, `staff-${colorScheme}-${language}-typing`);
      desk.say({ text: 'Chào chị, tôi đã xem hồ sơ.', ...byStaff }, lan);
      const own = page.locator('.by-staff');
      await own.getByText('Chào chị').waitFor();
      expect(await own.locator('.name').innerText()).toBe(name);
      await page.getByText(typing).waitFor({ state: 'detached' });
      const readOut = page.locator('[role=log] article', { hasText: `${name}: Chào chị` });
      await readOut.first().waitFor({ state: 'attached' });
      // What programs tell each other is nothing that was said.
      desk.say({ type: 'event', name: 'handoff.initiate', value: { secret: 'inside' } });
      desk.say({ text: 'Cảm ơn Quý khách.' });
      await page.locator('.webchat__bubble', { hasText: 'Cảm ơn' }).waitFor();
      expect(await page.getByText('inside').count()).toBe(0);
      expect(await own.count()).toBe(1);
      expect(await axe()).toEqual([]);
      await keepPicture(page, `staff-${colorScheme}-${language}-message`);
      expect(problems).toEqual([]);
    },
  );

  it('send files, which are downloaded with the token of now', async () => {
    await open('vi', desktop);
    const contentUrl = `${desk.origin}/v3/directline/conversations/${await talkId()}/files/f1?t=old`;
    const file = {
      contentType: 'application/pdf',
      name: 'thư trả lời.pdf',
      contentUrl,
      size: 2048,
    };
    desk.say({ text: 'Xin xem thư.', attachments: [file], ...byStaff }, lan);
    const button = page.getByRole('button', { name: 'Tải xuống thư trả lời.pdf' });
    await button.waitFor();
    expect(await button.innerText()).toContain('2 KB');
    await keepPicture(page, 'staff-light-vi-file');
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toBe('thư trả lời.pdf');
    expect(await readFile(await download.path(), 'utf8')).toBe('content of f1');
  });

  it('read times by the 24 hours of Hanoi, wherever the device is', async () => {
    await open('vi', desktop);
    await say(page, 'Có người gọi cho tôi.');
    await page.locator('.said-at').first().waitFor();
    // The scripted desk says everything at 9 o'clock of 2 March.
    expect(await page.locator('.said-at').last().innerText()).toBe('09:00');
    await page.clock.setFixedTime(new Date('2026-03-03T03:00:00Z'));
    await page.reload();
    await page.locator('.said-at').first().waitFor();
    expect(await page.locator('.said-at').last().innerText()).toBe('09:00, 2/3/2026');
  });

  const talkId = () =>
    page.evaluate(
      `JSON.parse(localStorage.getItem('paragon.privacy/session')).conversationId`,
    ) as Promise<string>;
});
