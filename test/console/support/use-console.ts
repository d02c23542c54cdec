import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../web/support/browser';
import { type Filling, fillOffice } from './office-cases';
import {
  type Colleague,
  type ConsoleDesk,
  type OpenedPage,
  type OpenOptions,
  openConsole,
} from './open-console';

/** A browser and the whole desk, open while a group of tests runs. */
export interface UsedConsole
  extends Pick<ConsoleDesk, 'desk' | 'origin' | 'firstLink' | 'endSessions'> {
  readonly browser: Browser;
  /** The numbers of the cases that lie at the desk from the beginning. */
  readonly references: readonly string[];
  open(who: Colleague, options: OpenOptions): Promise<OpenedPage>;
}

interface Use {
  filling?: Filling;
  colleagues?: Colleague[];
}

/** Opens a browser and the desk before the group's first test and closes them after its last. */
export function useConsole(now: string, { filling, colleagues }: Use = {}): UsedConsole {
  let browser: Browser;
  let opened: ConsoleDesk;
  let references: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
    opened = await openConsole(now, colleagues);
    if (filling) references = await fillOffice(opened.desk.app.store, filling);
  });
  afterAll(async () => {
    await browser.close();
    await opened.close();
  });
  return {
    get browser() {
      return browser;
    },
    get desk() {
      return opened.desk;
    },
    get origin() {
      return opened.origin;
    },
    get references() {
      return references;
    },
    firstLink: () => opened.firstLink(),
    endSessions: who => opened.endSessions(who),
    open: (who, options) => opened.open(browser, who, options),
  };
}
