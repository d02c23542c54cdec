import type { Page } from 'playwright-core';
import { describeInBrowser, desktop, keepPicture } from '../web/support/browser';
import { an, dung } from './support/open-console';
import { useConsole } from './support/use-console';

/** What has the focus: its name as it is read out, or its text. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(
    "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()",
  );

describeInBrowser('the console by keyboard alone', () => {
  const desk = useConsole('2026-03-04T10:00:00+07:00', {
    filling: { from: '2026-03-03T08:00:00+07:00', count: 12, staff: [an.id, dung.id] },
  });

  it('finds, opens and answers a case, in English', async () => {
    const { page, problems, close } = await desk.open(an, { ...desktop, language: 'en' });
    await page.locator('.row-link').first().waitFor();
    const shown = await page.locator('.row-link').allInnerTexts();
    expect([...shown].sort()).toEqual(expect.arrayContaining([desk.references[0]]));

    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Go to the main content');
    await page.keyboard.press('j');
    expect(await focused(page)).toBe(shown[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    expect(await focused(page)).toBe(shown[1]);
    await keepPicture(page, 'console-queue-keyboard-en');
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { level: 1, name: `Case ${shown[1]}` });
    await heading.waitFor();
    await page.locator('.composer').waitFor();
    expect(await focused(page)).toBe(`Case ${shown[1]}`);

    await page.keyboard.press('r');
    await page.keyboard.type('We have asked them to stop. You will hear from us on Friday.');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^(Reply sent|Saved in the case)\.$/).waitFor();

    // A dialog keeps the focus, Escape closes it, and the focus is back where it was.
    const extend = page.getByRole('button', { name: 'Close case' });
    await extend.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    for (let presses = 0; presses < 15; presses++) await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement.closest('dialog, body').tagName")).toBe(
      'DIALOG',
    );
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Close case');

    await page.keyboard.press('u');
    await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(desk.references[3] ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: `Case ${desk.references[3]}` }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.getByLabel('Use single-letter shortcuts').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('u');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
      `Case ${desk.references[3]}`,
    );
    expect(problems).toEqual([]);
    await close();
  });

  it('moves between tabs by arrows', async () => {
    const { page, close } = await desk.open(an, {
      ...desktop,
      path: `/staff/cases/${desk.references[0]}`,
    });
    await page.getByRole('tab', { name: 'Nội dung' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('Trao đổi');
    await page.getByText('Hồ sơ này không có cuộc trò chuyện').waitFor();
    await page.keyboard.press('End');
    expect(await page.getByRole('tabpanel', { name: 'Lịch sử' }).innerText()).toContain(
      'Tiếp nhận',
    );
    await close();
  });

  it('keeps filters in the address, and saves them under a name', async () => {
    const { page, close } = await desk.open(dung, { ...desktop });
    await page.getByRole('button', { name: 'Của tôi', pressed: false }).click();
    await page.getByLabel('Trạng thái').selectOption('new');
    await page.waitForURL('**/staff?state=new&assigned=me');
    await page.getByRole('button', { name: 'Lưu bộ lọc này' }).click();
    await page.getByLabel('Tên bộ lọc').fill('Mới của tôi');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Chưa đóng' }).click();
    await page.waitForURL('**/staff');
    await page.getByRole('link', { name: 'Mới của tôi' }).click();
    await page.waitForURL('**/staff?state=new&assigned=me');
    await page.goBack();
    await page.waitForURL('**/staff');

    await page.getByRole('searchbox').fill('0903 111 222');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/staff?q=0903+111+222');
    await page.getByText(/^2 hồ sơ/).waitFor();
    await page.getByRole('searchbox').fill('nhan tin ban can ho');
    await page.keyboard.press('Enter');
    await page.getByText(/^1 hồ sơ/).waitFor();
    await page.getByRole('button', { name: 'Bỏ bộ lọc' }).click();
    await page.waitForURL('**/staff');
    await close();
  });
});
