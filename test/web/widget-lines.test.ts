import type { BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, keepPicture } from './support/browser';
import { messageBox, say } from './support/chat-page';
import type { ScriptedDesk } from './support/scripted-desk';
import { useWidget } from './support/use-widget';

describeInBrowser('bad lines', () => {
  let desk: ScriptedDesk;
  let context: BrowserContext;
  let page: Page;
  useWidget(opened => {
    ({ desk, context, page } = opened);
  });

  const bubbles = () => page.locator('.webchat__bubble');
  const heard = (text: string) => bubbles().filter({ hasText: text }).first().waitFor();
  const open = async () => {
    await page.goto(`${desk.origin}/chat?locale=vi`);
    await heard('Xin chào');
  };

  it('show how a slow upload goes on, and let it be stopped with nothing lost', async () => {
    await open();
    const network = await context.newCDPSession(page);
    const throttle = (uploadThroughput: number) =>
      network.send('Network.emulateNetworkConditions', {
        ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput },
      });
    await throttle(30_000);
    const picked = { name: 'ghi âm.mp3', mimeType: 'audio/mpeg', buffer: Buffer.alloc(3_000_000) };
    await page.locator('input[type=file]').setInputFiles(picked);
    await page.getByText('Đã thêm 1 tệp').waitFor();
    await say(page, 'Cuộc gọi đó đây');
    const bar = page.locator('.notice progress');
    await bar.waitFor();
    while ((await bar.getAttribute('value')) === '0') await page.waitForTimeout(50);
    await keepPicture(page, 'desktop-light-vi-upload');
    await page.getByRole('button', { name: 'Dừng gửi' }).click();
    await page.getByText('Đã dừng gửi').waitFor();
    expect(await bar.isVisible()).toBe(false);
    expect(await messageBox(page).inputValue()).toBe('Cuộc gọi đó đây');
    await page.getByText('ghi âm.mp3').first().waitFor();
    expect(await bubbles().filter({ hasText: 'Cuộc gọi đó đây' }).count()).toBe(0);

    await throttle(-1);
    const upload = desk.nextUpload();
    await messageBox(page).press('Enter');
    expect(await upload).toEqual(['ghi âm.mp3']);
    await heard('Chuyện gì');
    expect(await bubbles().filter({ hasText: 'Cuộc gọi đó đây' }).count()).toBe(1);
  });

  it('that let no stream through are asked for news instead', async () => {
    desk.allowStreams(false);
    await open();
    await say(page, 'Có người gọi cho tôi.');
    await heard('Chuyện gì');
    expect(await bubbles().count()).toBe(3);
    desk.say({ text: 'Nhân viên đã trả lời.' });
    await heard('Nhân viên đã trả lời.');
    // Also where the desk is away for a while.
    desk.cut({ untilMended: true });
    await page.locator('.notice').getByText('Mất kết nối').waitFor();
    desk.mend();
    await page.getByText('Đã kết nối lại').waitFor();
    desk.say({ text: 'Nhân viên chào.' });
    await heard('Nhân viên chào.');
    expect(await bubbles().count()).toBe(5);
  });

  it('come back without a word where it takes but a moment', async () => {
    await open();
    const notices: string[] = [];
    await page.exposeFunction('noted', (text: string) => notices.push(text));
    await page.evaluate(`new MutationObserver(() => noted(document.querySelector('.notice').innerText))
      .observe(document.querySelector('.notice'), { childList: true, subtree: true })`);
    for (const text of ['một', 'hai', 'ba']) {
      desk.cut();
      desk.say({ text });
      await heard(text);
    }
    expect(notices).toEqual([]);
    expect(await bubbles().count()).toBe(4);
  });
});
