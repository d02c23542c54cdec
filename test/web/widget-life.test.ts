import type { BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, keepPicture, launchBrowser, openPage, phone } from './support/browser';
import { answer, bubble, chatIn, launcher, messageBox, say } from './support/chat-page';
import { misuseScript } from './support/misuse-script';
import { openScriptedDesk, type ScriptedDesk } from './support/scripted-desk';
import { useWidget } from './support/use-widget';

describeInBrowser('the life of a widget', () => {
  let desk: ScriptedDesk;
  let context: BrowserContext;
  let page: Page;
  useWidget(opened => {
    ({ desk, context, page } = opened);
  });

  const open = async (shown: Page = page) => {
    await shown.goto(`${desk.origin}/?locale=vi`);
    await launcher(shown).click();
    await bubble(chatIn(shown), 'Xin chào').waitFor();
    return chatIn(shown);
  };

  it('marks what came while it was closed, in the page title too', async () => {
    const chat = await open();
    await answer(chat, 'Khiếu nại dùng sai dữ liệu').click();
    await bubble(chat, 'Chuyện gì').waitFor();
    const title = await page.title();
    await chat.getByRole('button', { name: 'Đóng cửa sổ' }).click();
    desk.say({ text: 'Nhân viên đã trả lời.' });
    await page.locator('paragon-desk .dot').waitFor();
    expect(await page.title()).toBe(`(1) Tin nhắn mới · ${title}`);
    expect(await launcher(page).getAttribute('aria-label')).toContain('Có tin nhắn mới');
    await keepPicture(page, 'desktop-light-vi-unread');
    await launcher(page).click();
    await bubble(chat, 'Nhân viên đã trả lời').waitFor();
    expect(await page.title()).toBe(title);
    expect(await page.locator('paragon-desk .dot').isVisible()).toBe(false);
  });

  it('stands open on the next page, without taking the keyboard', async () => {
    await open();
    await page.goto(`${desk.origin}/?locale=en`);
    await bubble(chatIn(page), 'Xin chào').waitFor();
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
    expect(desk.tokenRequests).toEqual([{}, { token: expect.any(String) }]);
  });

  it('shares one talk between tabs', async () => {
    const chat = await open();
    const second = await context.newPage();
    const other = await open(second);
    await page.bringToFront();
    await say(chat, 'Có người gọi cho tôi.');
    await bubble(other, 'Có người gọi cho tôi.').waitFor();
    await bubble(other, 'Chuyện gì').waitFor();
    expect(await other.locator('.webchat__bubble').count()).toBe(3);
  });

  it('begins one talk where two tabs open at once', async () => {
    const second = await context.newPage();
    await Promise.all([open(), open(second)]);
    expect(desk.tokenRequests.filter(body => !body.token)).toHaveLength(1);
  });

  it('says that the line is lost and back, and goes on where it was', async () => {
    const chat = await open();
    await answer(chat, 'Khiếu nại dùng sai dữ liệu').click();
    await bubble(chat, 'Chuyện gì').waitFor();
    await messageBox(chat).fill('Có người');
    desk.cut({ untilMended: true });
    await context.setOffline(true);
    await chat.getByText('Mất kết nối').waitFor();
    await keepPicture(page, 'desktop-light-vi-offline');
    desk.mend();
    await context.setOffline(false);
    await chat.getByText('Đã kết nối lại').waitFor();
    expect(await messageBox(chat).inputValue()).toBe('Có người');
    await say(chat, 'Có người gọi cho tôi.');
    await bubble(chat, 'bằng cách nào').waitFor();
    expect(await chat.locator('.webchat__bubble').count()).toBe(5);
  });

  it('comes back by itself when the desk was started anew', async () => {
    const chat = await open();
    desk.cut({ untilMended: true });
    await chat.getByText('Mất kết nối').waitFor();
    desk.mend();
    await chat.getByText('Đã kết nối lại').waitFor();
    await say(chat, 'Có người gọi cho tôi.');
    await bubble(chat, 'Chuyện gì').waitFor();
    expect(await chat.locator('.webchat__bubble').count()).toBe(3);
  });

  it('deletes the chat from this device, in every tab, after asking', async () => {
    const chat = await open();
    await say(chat, 'Có người gọi cho tôi.');
    await bubble(chat, 'Chuyện gì').waitFor();
    const second = await context.newPage();
    const other = await open(second);
    await bubble(other, 'Có người gọi').waitFor();

    // A tab in the background draws once a second, and a press waits for several drawings.
    await page.bringToFront();
    await chat.getByRole('button', { name: 'Trợ giúp' }).click();
    await chat.getByRole('button', { name: 'Xóa cuộc trò chuyện' }).click();
    await chat.getByRole('button', { name: 'Xóa', exact: true }).click();
    for (const each of [chat, other]) {
      await bubble(each, 'Có người gọi').waitFor({ state: 'detached' });
      await each.locator('.webchat__bubble').first().waitFor();
      expect(await each.locator('.webchat__bubble').count()).toBe(1);
    }
    expect(desk.tokenRequests.filter(body => !body.token)).toHaveLength(2);
  });

  it('greets beside the launcher until that is dismissed', async () => {
    const site = await desk.openSite({
      allowed: true,
      html: origin =>
        `<!doctype html><html lang="en"><title>Shop</title><script async src="${origin}/widget.js" data-greeting="Questions about your data?" data-color="gold"></script>`,
    });
    await page.goto(site);
    const greeting = page.getByRole('button', { name: 'Questions about your data?' });
    await greeting.waitFor();
    await keepPicture(page, 'desktop-light-en-greeting');
    // White on gold could not be read.
    expect(
      await page.evaluate(
        `getComputedStyle(document.querySelector('paragon-desk').shadowRoot.querySelector('.launcher')).color`,
      ),
    ).toBe('rgb(11, 26, 30)');
    await page.getByRole('button', { name: 'Dismiss this message' }).click();
    await page.reload();
    await launcher(page).waitFor();
    expect(await greeting.count()).toBe(0);
  });

  it("hands the site's signed user token to the desk, and to no address", async () => {
    const site = await desk.openSite({
      allowed: true,
      html: origin =>
        `<!doctype html><title>Shop</title><script async src="${origin}/widget.js" data-user="signed.by.shop"></script>`,
    });
    const addresses: string[] = [];
    page.on('request', request => addresses.push(request.url()));
    await page.goto(site);
    await launcher(page).click();
    await bubble(chatIn(page), 'Xin chào').waitFor();
    expect(desk.tokenRequests).toEqual([{ user: 'signed.by.shop' }]);
    expect(addresses.join(' ')).not.toContain('signed.by.shop');
  });

  it('comes back with the word of the site as it is then, and says so where that has run out', async () => {
    const site = await desk.openSite({
      allowed: true,
      html: origin =>
        `<!doctype html><title>Shop</title><script id="desk" async src="${origin}/widget.js" data-locale="vi" data-user="first"></script>`,
    });
    await page.goto(site);
    await launcher(page).click();
    const chat = chatIn(page);
    await bubble(chat, 'Xin chào').waitFor();
    const renewWord = (word: string) =>
      page.evaluate(`void (document.getElementById('desk').dataset.user = '${word}')`);
    desk.refuseUser('first');
    await renewWord('second');
    desk.cut();
    desk.say({ text: 'Nhân viên chào.' });
    await bubble(chat, 'Nhân viên chào.').waitFor();
    expect(desk.tokenRequests.at(-1)).toMatchObject({ user: 'second' });

    desk.refuseUser('second');
    desk.cut();
    await chat.getByText('Phiên đăng nhập').waitFor();
    await renewWord('third');
    await bubble(chat, 'Xin chào').waitFor();
    await say(chat, 'Có người gọi cho tôi.');
    await bubble(chat, 'Chuyện gì').waitFor();
    expect(await chat.locator('.webchat__bubble').count()).toBe(4);
  });

  it('is used by keyboard alone, and gives the keyboard back', async () => {
    await page.goto(`${desk.origin}/?locale=vi`);
    await launcher(page).focus();
    await page.keyboard.press('Enter');
    const chat = chatIn(page);
    await bubble(chat, 'Xin chào').waitFor();
    await messageBox(chat).and(chat.locator(':focus')).waitFor();
    await page.keyboard.type('Khiếu nại');
    await page.keyboard.press('Enter');
    await bubble(chat, 'Chuyện gì').waitFor();
    await page.keyboard.type('Có người gọi cho tôi.');
    await page.keyboard.press('Enter');
    await answer(chat, 'Cuộc gọi').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await answer(chat, 'Cuộc gọi').and(chat.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await bubble(chat, 'Xin xem lại').waitFor();
    await page.keyboard.type('Gửi hồ sơ');
    await page.keyboard.press('Enter');
    await chat.locator('.receipt').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('paragon-desk .panel').waitFor({ state: 'hidden' });
    expect(await launcher(page).evaluate(button => button.matches(':focus'))).toBe(true);
  });
});

describeInBrowser('small screens', () => {
  it.each([
    [
      'phone with its keyboard open',
      { ...phone, viewport: { width: 390, height: 420 } },
      'phone-keyboard',
    ],
    ['window at 400 %', { viewport: { width: 320, height: 256 } }, 'zoom-400'],
  ] as const)('reach everything on a %s', async (_, options, name) => {
    const browser = await launchBrowser();
    const desk = await openScriptedDesk(misuseScript());
    try {
      const { page } = await openPage(browser, options);
      await page.goto(`${desk.origin}/?locale=vi`);
      await launcher(page).click();
      const chat = chatIn(page);
      await answer(chat, 'Khiếu nại dùng sai dữ liệu').click();
      await say(chat, 'Có người gọi cho tôi.');
      await bubble(chat, 'bằng cách nào').waitFor();
      await keepPicture(page, `${name}-vi-question`);
      await answer(chat, 'Cuộc gọi').click();
      await answer(chat, 'Gửi hồ sơ').click();
      await chat.locator('.receipt').first().waitFor();
      const wider = await chat
        .locator('html')
        .evaluate(html => html.scrollWidth > html.clientWidth);
      expect(wider).toBe(false);
      await chat.getByRole('button', { name: 'Đóng cửa sổ' }).click();
      await launcher(page).waitFor();
    } finally {
      await browser.close();
      await desk.close();
    }
  });
});
