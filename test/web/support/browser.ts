import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const executablePath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(path => existsSync(path));

/** `describe` where there is a Chromium; elsewhere the tests are skipped, and the run says why. */
export const describeInBrowser = executablePath ? describe : describe.skip;
if (!executablePath)
  process.stderr.write('Browser tests are skipped: there is no Chromium here.\n');

// Milliseconds: what hangs is found out all the same, and a busy machine is no fault.
jest.setTimeout(240_000);
const patience = 60_000;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

/** A page that remembers what went wrong in it: console errors, faults, requests to other hosts. */
export async function openPage(browser: Browser, options: BrowserContextOptions) {
  const context = await browser.newContext({ locale: 'vi-VN', ...options });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', error => problems.push(error.message));
  page.on('request', request => {
    const { hostname, protocol } = new URL(request.url());
    if (/^(http|ws)/.test(protocol) && !['127.0.0.1', 'localhost'].includes(hostname)) {
      problems.push(`request to ${hostname}`);
    }
  });
  return { context, page, problems };
}

const artifacts = join(__dirname, '../../../artifacts');

/** Keeps a picture of the page for people to look at, once its scrolling has come to rest. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400);
  mkdirSync(artifacts, { recursive: true });
  await page.screenshot({ path: join(artifacts, `${name}.png`) });
}
