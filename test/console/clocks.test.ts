import { describeInBrowser, desktop, keepPicture } from '../web/support/browser';
import { an } from './support/open-console';
import { useConsole } from './support/use-console';

describeInBrowser('due dates in the console', () => {
  const desk = useConsole('2026-03-02T09:00:00+07:00', {
    filling: { from: '2026-03-02T07:00:00+07:00', count: 6 },
  });

  it('are early, due today and late, in words', async () => {
    const moments = [
      ['2026-03-04T10:00:00+07:00', 'In time', '37 hours left'],
      ['2026-03-05T23:30:00+07:00', 'Today', '29 minutes left'],
      ['2026-03-06T01:10:00+07:00', 'Late', '1 hour late'],
      ['2026-03-09T09:00:00+07:00', 'Late', '3 days late'],
    ] as const;
    for (const [now, word, left] of moments) {
      desk.desk.time.set(now);
      const { page, close } = await desk.open(an, { ...desktop, language: 'en' });
      const row = page.locator('tr').filter({ hasText: desk.references[0] ?? '' });
      await row.waitFor();
      expect(await row.innerText()).toContain(word);
      expect(await row.innerText()).toContain(left);
      await close();
    }
    const { page, close } = await desk.open(an, { ...desktop, language: 'en' });
    const row = page.locator('tr').filter({ hasText: desk.references[0] ?? '' });
    await row.waitFor();
    await keepPicture(page, 'console-late-en');
    await page.getByRole('button', { name: 'Late' }).click();
    await page.waitForURL('**/staff?urgency=late');
    await row.getByRole('link').click();
    const clock = page.locator('.clock');
    await clock.getByText('missed').waitFor();
    expect(await clock.innerText()).toContain('23:59, Thursday, 5 March 2026');
    await close();
  });

  it('are extended once, for a reason, and the new date is seen before', async () => {
    desk.desk.time.set('2026-03-04T10:00:00+07:00');
    const reference = desk.references[2] ?? '';
    const path = `/staff/cases/${reference}`;
    const { page, close } = await desk.open(an, { ...desktop, path });
    await page.getByRole('button', { name: 'Gia hạn' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Cần bên thứ ba thực hiện').check();
    const promised = /Hạn mới: (.+)$/m.exec(await dialog.innerText())?.[1] ?? '';
    expect(promised).toMatch(/^23:59, .+2026$/);
    await keepPicture(page, 'console-extend-vi');
    await dialog.getByRole('button', { name: 'Gia hạn' }).click();
    await page.getByText('Đã gia hạn.').waitFor();
    const clock = page.locator('.clock').filter({ hasText: 'Hạn thực hiện theo luật' });
    expect(await clock.innerText()).toContain(promised);
    expect(await clock.innerText()).toContain('Đã gia hạn: Cần bên thứ ba thực hiện');
    expect(await page.getByRole('button', { name: 'Gia hạn' }).count()).toBe(0);
    const [kept] = (await desk.desk.app.store.cases.find(reference))?.clocks.filter(
      ({ extended }) => extended,
    ) ?? [undefined];
    expect(kept?.extended?.reason).toBe('third-party');
    await close();
  });

  it('run towards the authority for 72 hours from when the company knew', async () => {
    const path = `/staff/cases/${desk.references[0]}`;
    const { page, close } = await desk.open(an, { ...desktop, path });
    await page.getByRole('button', { name: 'Thêm', exact: true }).click();
    await page.getByRole('button', { name: 'Bắt đầu tính 72 giờ' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Công ty biết vi phạm lúc').fill('2026-03-04T08:00');
    await dialog.getByText('Phải thông báo trước 08:00, Thứ Bảy, 07/03/2026').waitFor();
    await dialog.getByRole('button', { name: 'Bắt đầu tính' }).click();
    await page.getByText('Đã bắt đầu tính 72 giờ.').waitFor();
    const clock = page.locator('.clock').filter({ hasText: 'Hạn thông báo cơ quan chức năng' });
    expect(await clock.innerText()).toContain('còn 2 ngày');
    await close();
  });
});
