import type { Browser } from 'playwright-core';
import {
  describeInBrowser,
  desktop,
  keepPicture,
  launchBrowser,
  openPage,
  phone,
} from './support/browser';
import { answer, bubble, chatIn, launcher, messageBox, say } from './support/chat-page';
import { misuseScript } from './support/misuse-script';
import { openScriptedDesk, type ScriptedDesk } from './support/scripted-desk';

describeInBrowser('the widget', () => {
  let browser: Browser;
  let desk: ScriptedDesk;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    desk = await openScriptedDesk(misuseScript());
  });
  afterEach(() => desk.close());

  it.each([
    ['desktop', 'light', desktop],
    ['desktop', 'dark', desktop],
    ['phone', 'light', phone],
    ['phone', 'dark', phone],
  ] as const)('takes a complaint to its receipt (%s, %s)', async (size, colorScheme, options) => {
    const { context, page, problems } = await openPage(browser, { ...options, colorScheme });
    await page.goto(`${desk.origin}/?locale=vi`);
    await launcher(page).waitFor();
    await keepPicture(page, `${size}-${colorScheme}-vi-1-shop`);
    await launcher(page).click();
    const chat = chatIn(page);
    await bubble(chat, 'Xin chào').waitFor();
    await keepPicture(page, `${size}-${colorScheme}-vi-2-menu`);

    await answer(chat, 'Khiếu nại dùng sai dữ liệu').click();
    await bubble(chat, 'Chuyện gì đã xảy ra').waitFor();
    expect(await chat.locator('.progress').innerText()).toContain('Câu hỏi 1/8');
    await say(chat, 'Hôm qua có bên bảo hiểm gọi, đọc đúng số căn cước của tôi.');
    await bubble(chat, 'bằng cách nào').waitFor();
    expect(await chat.locator('.progress').innerText()).toContain('Câu hỏi 3/8');
    await keepPicture(page, `${size}-${colorScheme}-vi-3-question`);
    await answer(chat, 'Cuộc gọi').click();
    await bubble(chat, 'Xin xem lại').waitFor();
    expect(await chat.locator('.progress').innerText()).toContain('Xem lại');
    await answer(chat, 'Gửi hồ sơ').click();

    const receipt = chat.locator('.receipt').first();
    await receipt.waitFor();
    expect(await receipt.innerText()).toContain('PD-7K3M-9QX4');
    expect(await receipt.innerText()).toMatch(/23:59, Thứ Năm, 5\/3\/2026/i);
    expect(await chat.locator('.progress').isVisible()).toBe(false);
    await keepPicture(page, `${size}-${colorScheme}-vi-4-receipt`);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('speaks English where the page does, and changes language on the page', async () => {
    const { context, page } = await openPage(browser, desktop);
    await page.goto(`${desk.origin}/?locale=en`);
    await keepPicture(page, 'desktop-light-en-1-shop');
    await launcher(page).click();
    const chat = chatIn(page);
    await chat.getByRole('heading', { name: 'Privacy desk' }).waitFor();
    await answer(chat, 'Khiếu nại dùng sai dữ liệu').click();
    await chat.getByText('Question 1 of 8').first().waitFor();
    await keepPicture(page, 'desktop-light-en-2-question');
    const event = desk.nextEvent();
    await chat.getByRole('button', { name: 'Tiếng Việt' }).click();
    await chat.getByRole('heading', { name: 'Bảo vệ dữ liệu cá nhân' }).waitFor();
    await chat.getByText('Câu hỏi 1/8').first().waitFor();
    expect(await event).toMatchObject({ name: 'paragon.privacy/language', value: 'vi' });
    await context.close();
  });

  it('goes on after a reload where it was, with nothing twice and nothing typed again', async () => {
    const { context, page } = await openPage(browser, desktop);
    await page.goto(`${desk.origin}/?locale=vi`);
    await launcher(page).click();
    await answer(chatIn(page), 'Khiếu nại dùng sai dữ liệu').click();
    await chatIn(page).getByText('Câu hỏi 1/8').first().waitFor();

    await messageBox(chatIn(page)).fill('Có người');
    await page.reload();
    const chat = chatIn(page);
    await chat.getByText('Câu hỏi 1/8').first().waitFor();
    expect(await messageBox(chat).inputValue()).toBe('Có người');
    await say(chat, 'Có người gọi cho tôi.');
    await bubble(chat, 'bằng cách nào').waitFor();
    const said = await chat.locator('.webchat__bubble').allInnerTexts();
    expect(said.map(text => text.slice(0, 12))).toEqual([
      expect.stringContaining('Xin chào'),
      'Khiếu nại dù',
      'Chuyện gì đã',
      'Có người gọi',
      expect.stringContaining('Quý khách'),
    ]);
    expect(desk.tokenRequests).toEqual([{}, { token: expect.any(String) }]);
    await context.close();
  });

  it('opens, closes and tells of it on a site of another origin with a strict policy', async () => {
    const site = await desk.openSite({
      allowed: true,
      policy: origin => `default-src 'none'; script-src ${origin} 'nonce-own'; frame-src ${origin}`,
      html: origin => `<!doctype html><title>Shop</title><h1>Shop</h1>
        <script nonce="own">
          heard = [];
          addEventListener('load', () => {
            for (const event of ['ready', 'open', 'close', 'message', 'filed'])
              ParagonDesk.on(event, () => heard.push(event));
          });
        </script>
        <script async src="${origin}/widget.js" data-locale="en" data-side="left" data-colour="#7a2048"></script>`,
    });
    const { context, page, problems } = await openPage(browser, desktop);
    await page.goto(site);
    await launcher(page).click();
    await bubble(chatIn(page), 'Xin chào').waitFor();
    await keepPicture(page, 'desktop-foreign-site');
    await chatIn(page).getByRole('button', { name: 'Close the chat' }).click();
    await page.locator('paragon-desk .panel').waitFor({ state: 'hidden' });
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('false');
    expect(await page.evaluate('heard')).toEqual(['open', 'ready', 'close']);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('is open on two allowed sites at once', async () => {
    const html = (origin: string) =>
      `<!doctype html><title>Shop</title><script async src="${origin}/widget.js" data-locale="vi"></script>`;
    const { context, page, problems } = await openPage(browser, desktop);
    const other = await context.newPage();
    for (const each of [page, other]) {
      await each.goto(await desk.openSite({ allowed: true, html }));
      await launcher(each).click();
      await bubble(chatIn(each), 'Xin chào').waitFor();
    }
    desk.say({ text: 'Nhân viên chào.' });
    for (const each of [page, other]) await bubble(chatIn(each), 'Nhân viên chào.').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('shows nothing of the chat to a site that is not allowed', async () => {
    const site = await desk.openSite({
      allowed: false,
      html: origin =>
        `<!doctype html><title>Shop</title><script async src="${origin}/widget.js"></script>`,
    });
    const { context, page, problems } = await openPage(browser, desktop);
    await page.goto(site);
    const refused = page.waitForEvent('console', message =>
      message.text().includes('frame-ancestors'),
    );
    await launcher(page).click();
    await refused;
    expect(problems).toEqual([expect.stringContaining('frame-ancestors')]);
    expect(desk.tokenRequests).toEqual([]);
    await context.close();
  });
});
