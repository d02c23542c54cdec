import type { Page } from 'playwright-core';
import { faultsOf } from '../web/support/accessibility';
import { describeInBrowser, desktop, keepPicture, phone } from '../web/support/browser';
import { an, dung } from './support/open-console';
import { useConsole } from './support/use-console';

const words = {
  vi: {
    talk: 'Trao đổi',
    history: 'Lịch sử',
    close: 'Đóng hồ sơ',
    more: 'Thêm',
    package: 'Gửi gói trả lời có tệp',
  },
  en: {
    talk: 'Conversation',
    history: 'History',
    close: 'Close case',
    more: 'More',
    package: 'Send an answer with files',
  },
};

describeInBrowser('axe finds nothing in the console', () => {
  const desk = useConsole('2026-03-05T10:00:00+07:00', {
    filling: { from: '2026-03-02T07:00:00+07:00', count: 40, staff: [an.id, dung.id] },
  });

  const variants = [
    ['vi', 'light', 'desktop'],
    ['en', 'dark', 'desktop'],
    ['vi', 'dark', 'phone'],
  ] as const;

  it.each(variants)(
    'from the queue to a case and its dialogs (%s, %s, %s)',
    async (language, colorScheme, size) => {
      const t = words[language];
      const { page, problems, close } = await desk.open(an, {
        ...(size === 'phone' ? phone : desktop),
        ...{ language, colorScheme, reducedMotion: 'reduce' },
      });
      const picture = (name: string) =>
        keepPicture(page, `console-${size}-${colorScheme}-${language}-${name}`);
      const look = async (name?: string) => {
        if (name) await picture(name);
        expect(await faultsOf(page.mainFrame())).toEqual([]);
        expect(await widerThanScreen(page)).toEqual([]);
      };
      await page.locator('.row-link').first().waitFor();
      await look('queue');
      await page.locator('.top-end button').first().click();
      await page.locator('.reminders').waitFor();
      await look();
      await page.keyboard.press('Escape');
      await page.locator('.top-end button').last().click();
      await look();
      await page.keyboard.press('Escape');

      await page.goto(`${desk.origin}/staff/cases/${desk.references[2]}`);
      await page.locator('.composer').waitFor();
      await look('case');
      await page.getByRole('tab', { name: t.talk }).click();
      await look();
      await page.getByRole('tab', { name: t.history }).click();
      await look();
      await page.getByRole('button', { name: t.close }).click();
      await page.getByRole('dialog').waitFor();
      await look('close');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: t.more, exact: true }).click();
      await look();
      await page.getByRole('button', { name: t.package }).click();
      await page.getByRole('dialog').waitFor();
      await look('package');
      expect(problems).toEqual([]);
      await close();
    },
    60_000,
  );

  it('where nobody is signed in', async () => {
    const page = await desk.browser.newPage({ ...phone, locale: 'vi-VN' });
    for (const path of ['/staff', '/staff/welcome#some-token-of-an-invitation']) {
      await page.goto(desk.origin + path);
      await page.getByLabel('E-mail').waitFor();
      expect(await faultsOf(page.mainFrame())).toEqual([]);
      await keepPicture(page, `console-entry-${path === '/staff' ? 'sign-in' : 'welcome'}`);
    }
    await page.close();
  });

  it.each([2, 4])('at %i00 %% nothing is cut off', async zoom => {
    const viewport = { width: Math.round(1280 / zoom), height: Math.round(1024 / zoom) };
    const { page, close } = await desk.open(an, { viewport });
    await page.locator('.row-link').first().waitFor();
    expect(await widerThanScreen(page)).toEqual([]);
    await keepPicture(page, `console-zoom-${zoom}-queue`);
    await page.goto(`${desk.origin}/staff/cases/${desk.references[2]}`);
    await page.locator('.composer').waitFor();
    expect(await widerThanScreen(page)).toEqual([]);
    await keepPicture(page, `console-zoom-${zoom}-case`);
    await close();
  });
});

/** What makes the page scroll sideways. */
const widerThanScreen = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter(each => each.getBoundingClientRect().right > width + 1)
      .map(each => each.tagName + '.' + each.className);
  })()`);
