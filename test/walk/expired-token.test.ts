import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { resources } from '../../src/i18n/resources';
import { openTestApp } from '../support/open-test-app';
import { describeInBrowser, desktop, launchBrowser, openPage } from '../web/support/browser';
import { say } from '../web/support/chat-page';

const webRoot = join(__dirname, '../../dist/web');
const { fields } = resources.vi.requests.misuseComplaint;

describeInBrowser('a chat that was left open', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('goes on with the same talk after its token has expired', async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const environment = { PORT: String(port), PUBLIC_URL: origin };
    const desk = await openTestApp({ now: '2026-03-02T09:00:00+07:00', webRoot, environment });
    const { context, page } = await openPage(browser, desktop);
    try {
      await desk.app.listen();
      await page.goto(`${origin}/chat?locale=vi`);
      const bubbles = page.locator('.webchat__bubble');
      const heard = (text: string) => bubbles.filter({ hasText: text }).last().waitFor();
      await heard(resources.vi.talk.menu.ask);
      await say(page, 'Khiếu nại dữ liệu bị dùng sai');
      await heard(fields.what.ask);
      desk.time.pass(45 * 60_000);
      const back = page.waitForResponse(answer => answer.url().includes('watermark='));
      await say(page, 'Có công ty lạ cứ mời tôi mua bảo hiểm dù tôi chưa từng cho họ biết gì');
      await back;
      // The message stands there, and goes at a press.
      await page.getByRole('button', { name: 'Thử lại' }).click();
      await heard(fields.when.ask);
      expect(await bubbles.filter({ hasText: fields.when.ask }).count()).toBe(1);
      expect(await bubbles.filter({ hasText: fields.what.ask }).count()).toBe(1);
    } finally {
      await context.close();
      await desk.close();
    }
  }, 120_000);
});

/** A port that nobody listens on: the desk has to know its own address before it listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
