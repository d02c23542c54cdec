import type { Browser, FrameLocator, Page } from 'playwright-core';
import {
  describeInBrowser,
  desktop,
  keepPicture,
  launchBrowser,
  openPage,
  phone,
} from './support/browser';
import { bubble, chatIn, launcher, messageBox, say } from './support/chat-page';
import { misuseScript, prompt, suggest } from './support/misuse-script';
import {
  type Line,
  openScriptedDesk,
  type Script,
  type ScriptedDesk,
} from './support/scripted-desk';

const when: Line = {
  text: 'Khi nào?',
  entities: [prompt('misuse-complaint', 'when', 2, 8, 'time')],
  ...suggest('Hôm nay', 'Hôm qua', 'Không rõ'),
};
const how: Line = {
  text: 'Bằng cách nào?',
  entities: [prompt('misuse-complaint', 'how', 3, 8, 'choices', ['Không rõ'])],
  ...suggest('Cuộc gọi', 'Tin nhắn SMS', 'Trang web', 'Không rõ'),
};
const evidence: Line = {
  text: 'Có bằng chứng không?',
  entities: [prompt('misuse-complaint', 'evidence', 6, 8, 'evidence')],
  ...suggest('Không có'),
};

/** Asks one question, and thanks for whatever is answered. */
const asks =
  (question: Line): Script =>
  said =>
    said ? [{ text: `Cảm ơn: ${said.text ?? ''}` }] : [question];

describeInBrowser('answers that the page helps with', () => {
  let browser: Browser;
  let desk: ScriptedDesk;
  let page: Page;
  let chat: FrameLocator;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await page.context().close();
    await desk.close();
  });

  const open = async (script: Script, options: Parameters<typeof openPage>[1] = desktop) => {
    desk = await openScriptedDesk(script);
    ({ page } = await openPage(browser, options));
    await page.goto(`${desk.origin}/?locale=vi`);
    await launcher(page).click();
    chat = chatIn(page);
    await bubble(chat, /\?/).waitFor();
  };
  const dock = () => chat.locator('.dock');

  it('offers a calendar beside free words, for one day', async () => {
    await open(asks(when));
    await chat.getByLabel('Chọn ngày').fill('2026-03-05');
    await dock().getByRole('button', { name: 'Gửi' }).click();
    await bubble(chat, 'Cảm ơn: 5/3/2026').waitFor();
    expect(await dock().isVisible()).toBe(false);
  });

  it('takes the first and last of several days, in their order', async () => {
    await open(asks(when));
    await dock().getByRole('button', { name: 'Nhiều ngày' }).click();
    await chat.getByLabel('Từ ngày').fill('2026-03-05');
    await chat.getByLabel('Đến ngày').fill('2026-03-02');
    await dock().getByRole('button', { name: 'Gửi' }).click();
    await chat.getByText('Ngày cuối đang ở trước ngày đầu').waitFor();
    await chat.getByLabel('Đến ngày').fill('2026-03-07');
    await dock().getByRole('button', { name: 'Gửi' }).click();
    await bubble(chat, 'Cảm ơn: từ 5/3/2026 đến 7/3/2026').waitFor();
  });

  it('sends several choices at once', async () => {
    await open(asks(how), phone);
    const send = dock().getByRole('button', { name: /^Gửi/ });
    expect(await send.isDisabled()).toBe(true);
    await chat.getByLabel('Cuộc gọi').check();
    await chat.getByLabel('Trang web').check();
    await keepPicture(page, 'phone-light-vi-answer-choices');
    await send.click();
    await bubble(chat, 'Cảm ơn: Cuộc gọi, Trang web').waitFor();
  });

  it('sends what excludes all others alone', async () => {
    await open(asks(how));
    await chat.getByLabel('Cuộc gọi').check();
    await dock().getByRole('button', { name: 'Không rõ' }).click();
    await bubble(chat, 'Cảm ơn: Không rõ').waitFor();
  });

  it('states the limits before files are chosen, and says in words what it cannot take', async () => {
    await open(asks(evidence));
    expect(await dock().innerText()).toContain('Tối đa 20 tệp, mỗi tệp 20 MB');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      dock().getByRole('button', { name: 'Chọn tệp' }).click(),
    ]);
    await chooser.setFiles([
      { name: 'rỗng.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
      { name: 'phim dài.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(21 * 1024 * 1024) },
      { name: 'ảnh chụp.png', mimeType: 'image/png', buffer: Buffer.alloc(2000, 7) },
    ]);
    const notice = chat.locator('.notice');
    await notice.getByText('Đã thêm 1 tệp').waitFor();
    expect(await notice.innerText()).toContain('rỗng.txt là tệp rỗng');
    expect(await notice.innerText()).toContain('phim dài.mp4 nặng 21 MB');
    await keepPicture(page, 'desktop-light-vi-files-refused');
    const upload = desk.nextUpload();
    await messageBox(chat).press('Enter');
    expect(await upload).toEqual(['ảnh chụp.png']);
    await notice.getByText('Đã gửi tệp').waitFor();
  });

  it('takes files that are dropped and pasted, together with words, in one message', async () => {
    await open(asks(evidence));
    const drop = (name: string, event: 'drop' | 'paste') =>
      page.frames()[1]?.evaluate(`{
        const data = new DataTransfer();
        data.items.add(new File(['x'], '${name}', { type: 'text/plain' }));
        const init = { bubbles: true, cancelable: true, dataTransfer: data, clipboardData: data };
        const Kind = { drop: DragEvent, paste: ClipboardEvent }['${event}'];
        document.body.dispatchEvent(new Kind('${event}', init));
      }`);
    await drop('thứ nhất.txt', 'drop');
    await chat.getByText('Đã thêm 1 tệp').waitFor();
    await drop('thứ hai.txt', 'paste');
    await chat.getByText('thứ hai.txt').waitFor();
    await drop('nhầm.txt', 'drop');
    await chat.getByRole('button', { name: 'Bỏ tệp nhầm.txt' }).click();
    await chat.getByText('nhầm.txt').waitFor({ state: 'detached' });
    const upload = desk.nextUpload();
    await say(chat, 'hai tệp');
    expect(await upload).toEqual(['thứ nhất.txt', 'thứ hai.txt']);
    await bubble(chat, 'Cảm ơn: hai tệp').waitFor();
  });
});

describeInBrowser('the receipt', () => {
  it('is copied, printed alone and mailed', async () => {
    const browser = await launchBrowser();
    const desk = await openScriptedDesk(misuseScript());
    try {
      const { context, page } = await openPage(browser, {
        ...desktop,
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      // The page on its own: a browser prints only what it shows itself.
      await page.goto(`${desk.origin}/chat?locale=vi`);
      for (const words of ['một', 'hai', 'ba', 'bốn']) {
        await page.locator('textarea').fill(words);
        await page.locator('textarea').press('Enter');
        await page.locator('.webchat__bubble', { hasText: words }).waitFor();
      }
      const card = page.locator('.receipt').first();
      await card.getByRole('button', { name: 'Sao chép' }).click();
      await card.getByText('Đã sao chép').waitFor();
      const copied = await page.evaluate('navigator.clipboard.readText()');
      expect(copied).toContain('Số hồ sơ: PD-7K3M-9QX4');

      const mail = await card
        .getByRole('link', { name: 'Gửi về thư điện tử' })
        .getAttribute('href');
      expect(decodeURIComponent(mail ?? '')).toMatch(/^mailto:\?subject=.*PD-7K3M-9QX4&body=/);

      await page.evaluate('window.print = () => {}');
      await card.getByRole('button', { name: 'In', exact: true }).click();
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('#desk').isVisible()).toBe(false);
      expect(await page.locator('.on-paper').innerText()).toContain('PD-7K3M-9QX4');
      await keepPicture(page, 'desktop-light-vi-receipt-on-paper');
      await context.close();
    } finally {
      await browser.close();
      await desk.close();
    }
  });
});
