import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { resources } from '../../src/i18n/resources';
import { openTestApp, type TestApp } from '../support/open-test-app';
import { describeInBrowser, desktop, launchBrowser, openPage } from '../web/support/browser';
import { say } from '../web/support/chat-page';

const webRoot = join(__dirname, '../../dist/web');
const { fields } = resources.vi.requests.misuseComplaint;
const words = 'Có công ty lạ cứ mời tôi mua bảo hiểm dù tôi chưa từng cho họ biết gì';
const minute = 60_000;

describeInBrowser('a chat that was left open', () => {
  let browser: Browser;
  let desk: TestApp;
  let context: BrowserContext;
  let page: Page;
  /** Statuses that the page got, by what it asked for. */
  let answers: [what: string, status: number][];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const environment = { PORT: String(port), PUBLIC_URL: origin };
    desk = await openTestApp({ now: '2026-03-02T09:00:00+07:00', webRoot, environment });
    await desk.app.listen();
    ({ context, page } = await openPage(browser, desktop));
    answers = [];
    page.on('response', answer => {
      const { pathname } = new URL(answer.url());
      answers.push([pathname.split('/').at(-1) ?? '', answer.status()]);
    });
    await page.clock.install();
    await page.goto(`${origin}/chat?locale=vi`);
    await heard(resources.vi.talk.menu.ask);
    await say(page, 'Khiếu nại dữ liệu bị dùng sai');
    await heard(fields.what.ask);
  });
  afterEach(async () => {
    await context.close();
    await desk.close();
  });

  const bubbles = () => page.locator('.webchat__bubble');
  const heard = (text: string) => bubbles().filter({ hasText: text }).last().waitFor();
  const saidOnce = async (...texts: string[]) => {
    for (const text of texts) expect(await bubbles().filter({ hasText: text }).count()).toBe(1);
    expect(await page.getByText('Thử lại').count()).toBe(0);
  };
  const statusesOf = (what: string) =>
    answers.filter(([asked]) => asked === what).map(([, status]) => status);

  it('sends what was refused for its token again by itself, and the customer sees nothing of it', async () => {
    desk.time.pass(45 * minute);
    await say(page, words);
    await heard(fields.when.ask);
    expect(statusesOf('activities')).toContain(403);
    await saidOnce(fields.what.ask, words, fields.when.ask);
    expect(await page.getByText('Mất kết nối').count()).toBe(0);
  });

  it('has a fresh token before it sends, after the device has slept', async () => {
    desk.time.pass(45 * minute);
    await page.clock.fastForward(45 * minute);
    await say(page, words);
    await heard(fields.when.ask);
    expect(statusesOf('activities')).not.toContain(403);
    await saidOnce(fields.what.ask, words, fields.when.ask);
  });

  it('keeps its token fresh while it stays open', async () => {
    for (let n = 0; n < 3; n += 1) {
      const renewed = page.waitForResponse(answer => /\/(refresh|token)$/.test(answer.url()));
      desk.time.pass(16 * minute);
      await page.clock.fastForward(16 * minute);
      await renewed;
    }
    await say(page, words);
    await heard(fields.when.ask);
    expect(answers.map(([, status]) => status)).not.toContain(403);
    await saidOnce(fields.what.ask, words, fields.when.ask);
  });

  it('sends what was written without a line once, however often it is pressed', async () => {
    await context.setOffline(true);
    await say(page, words);
    await page.locator('.notice').getByText('Mất kết nối').waitFor();
    await page.clock.fastForward(31_000);
    await page.getByRole('button', { name: 'Thử lại' }).click();
    // The stream is faster than the answer: the echo of the first try comes while the second one waits.
    await page.route('**/activities', async route => {
      const response = await route.fetch();
      await heard(fields.when.ask);
      await route.fulfill({ response });
    });
    await context.setOffline(false);
    await heard(fields.when.ask);
    await page.unrouteAll({ behavior: 'wait' });
    await saidOnce(fields.what.ask, words, fields.when.ask);
    await page.reload();
    await heard(fields.when.ask);
    await saidOnce(fields.what.ask, words, fields.when.ask);
  });
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
