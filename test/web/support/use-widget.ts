import type { Browser, BrowserContext, Page } from 'playwright-core';
import { desktop, launchBrowser, openPage } from './browser';
import { misuseScript } from './misuse-script';
import { openScriptedDesk, type ScriptedDesk } from './scripted-desk';

interface Opened {
  desk: ScriptedDesk;
  context: BrowserContext;
  page: Page;
}

/** Gives each test of a group a desk that plays the misuse talk, and a page of its own. */
export function useWidget(begin: (opened: Opened) => void): void {
  let browser: Browser;
  let opened: Opened;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    const desk = await openScriptedDesk(misuseScript());
    opened = { desk, ...(await openPage(browser, desktop)) };
    begin(opened);
  });
  afterEach(async () => {
    await opened.context.close();
    await opened.desk.close();
  });
}
