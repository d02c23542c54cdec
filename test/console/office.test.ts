import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { faultsOf } from '../web/support/accessibility';
import { describeInBrowser, desktop, keepPicture, phone } from '../web/support/browser';
import { an, dung } from './support/open-console';
import { type UsedConsole, useConsole } from './support/use-console';

describeInBrowser('the office around the cases', () => {
  const desk = useConsole('2026-03-05T10:00:00+07:00', {
    filling: { from: '2026-02-02T07:00:00+07:00', count: 60, staff: [an.id, dung.id] },
  });

  it('files a case for a caller, with what the form misses said beside it', async () => {
    const { page, problems, close } = await desk.open(dung, {
      ...{ ...desktop, language: 'en', path: '/staff/new' },
    });
    await page
      .getByLabel('What the caller wants')
      .selectOption({ label: 'Complaint about misused data' });
    await page.getByRole('textbox', { name: 'Phone number' }).fill('0912 345 678');
    await page.getByRole('button', { name: 'File the case' }).click();
    await page.getByText('This answer is missing or cannot be read.').first().waitFor();
    await page.getByLabel('What happened').fill('Strangers call her and know her name');
    await page.getByLabel('Phone call', { exact: true }).check();
    await page.getByLabel('ID or passport number').check();
    await page.getByRole('textbox', { name: 'Name' }).fill('Nguyen Thi Hoa');
    await page.getByRole('button', { name: 'File the case' }).click();
    await page.getByRole('heading', { name: 'The case is filed.' }).waitFor();
    await keepPicture(page, 'console-phone-case-en');
    const reference = /PD-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await page.locator('.known').innerText());
    const filed = await desk.desk.app.store.cases.find(reference?.[0] ?? '');
    expect(filed).toMatchObject({
      type: 'misuse-complaint',
      language: 'vi',
      contact: { phone: '+84912345678' },
      answers: { what: { text: 'Strangers call her and know her name' } },
    });
    expect(problems.filter(problem => !problem.includes('400'))).toEqual([]);
    await close();
  });

  it('keeps templates, holidays and people', async () => {
    const { page, problems, close } = await desk.open(an, {
      ...{ ...desktop, path: '/staff/settings' },
    });
    await page.getByRole('button', { name: 'Thêm mẫu' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tiêu đề').fill('Đã chuyển đối tác');
    await dialog.getByLabel('Nội dung').fill('Chào {{name}}, chúng tôi đã làm việc với đối tác.');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('heading', { name: 'Đã chuyển đối tác' }).waitFor();
    await keepPicture(page, 'console-templates-vi');

    await page.getByRole('tab', { name: 'Lịch' }).click();
    await page.getByRole('button', { name: 'Sửa 2026' }).click();
    const days = dialog.getByLabel('Mỗi dòng một ngày');
    const before = await days.inputValue();
    await days.fill(`${before}\nngày mai`);
    await dialog.getByText('Anh/chị kiểm tra lại dòng này: ngày mai').waitFor();
    await days.fill(`${before}\n2026-03-09 Ngày thành lập công ty`);
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Ngày thành lập công ty').waitFor();
    await keepPicture(page, 'console-calendar-vi');

    await page.getByRole('tab', { name: 'Nhân sự' }).click();
    await page.getByLabel(`Vai trò của ${dung.name}`).selectOption({ label: 'Giám sát' });
    await page.getByText('Đã lưu.').waitFor();
    await page.getByRole('button', { name: `Ngừng quyền truy cập ${dung.name}` }).click();
    await dialog.getByRole('button', { name: 'Ngừng quyền truy cập' }).click();
    await page.getByText('Đã ngừng').waitFor();
    await page.getByRole('button', { name: `Mở lại quyền truy cập ${dung.name}` }).click();
    await page.getByText('Đã ngừng').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Mời đồng nghiệp' }).click();
    await dialog.getByRole('button', { name: 'Tạo liên kết' }).click();
    await page.getByRole('dialog').getByText('/staff/welcome#').waitFor();
    await keepPicture(page, 'console-people-vi');
    expect(await desk.desk.app.store.staff.accounts.find(dung.id)).toMatchObject({
      role: 'supervisor',
    });
    expect(problems).toEqual([]);
    await close();
  });

  it('turns one-time codes on and shows where one is signed in', async () => {
    const { page, problems, close } = await desk.open(an, {
      ...{ ...desktop, language: 'en', path: '/staff/security' },
    });
    // An account of the test has no password: her company signs her in, the desk has nothing to set.
    await page.getByText('You sign in through your company’s account').waitFor();
    await page.getByText('This browser').waitFor();
    expect(problems).toEqual([]);
    await close();

    const { context, page: own } = await newAccount(desk);
    await own.goto(`${desk.origin}/staff/security`);
    await own.getByRole('button', { name: 'Bật mã một lần' }).click();
    const secret = await own.getByRole('dialog').locator('code').innerText();
    await keepPicture(own, 'console-totp-vi');
    const code = new TOTP({ secret }).generate({ timestamp: desk.desk.time.now().getTime() });
    await own.getByLabel('Mã trong ứng dụng').fill(code);
    await own.getByRole('dialog').getByRole('button', { name: 'Bật', exact: true }).click();
    await own.getByRole('heading', { name: 'Hãy giữ các mã này' }).waitFor();
    expect(await own.locator('.recovery li').count()).toBeGreaterThan(4);
    await own.getByRole('button', { name: 'Tôi đã lưu' }).click();
    await own.getByText('Đang bật').waitFor();
    await context.close();
  });

  const variants = [
    ['vi', 'light', 'desktop'],
    ['en', 'dark', 'phone'],
  ] as const;
  it.each(variants)(
    'has nothing that axe finds fault with (%s, %s, %s)',
    async (language, colorScheme, size) => {
      const { page, problems, close } = await desk.open(an, {
        ...(size === 'phone' ? phone : desktop),
        ...{ language, colorScheme, reducedMotion: 'reduce', path: '/staff/figures' },
      });
      await page.locator('.week-plot svg').waitFor();
      await page.locator('summary').click();
      await checked(page, `console-figures-${language}-${size}`);
      for (const path of [
        'new',
        'settings/templates',
        'settings/calendar',
        'settings/people',
        'security',
      ]) {
        await page.goto(`${desk.origin}/staff/${path}`);
        await page.locator('.card').first().waitFor();
        await checked(page, `console-${path.replace('/', '-')}-${language}-${size}`);
      }
      expect(problems).toEqual([]);
      await close();
    },
    120_000,
  );
});

async function checked(page: Page, picture: string): Promise<void> {
  await page.locator('.loading').waitFor({ state: 'detached' });
  expect(await faultsOf(page.mainFrame())).toEqual([]);
  await keepPicture(page, picture);
}

/** A colleague who has made her account from an invitation, with a password of her own. */
async function newAccount(desk: UsedConsole) {
  const supervisor = await desk.open(an, { ...desktop, path: '/staff/settings/people' });
  await supervisor.page.getByRole('button', { name: 'Mời đồng nghiệp' }).click();
  await supervisor.page.getByRole('dialog').getByRole('button', { name: 'Tạo liên kết' }).click();
  const link = new URL(await supervisor.page.getByRole('dialog').locator('code').innerText());
  await supervisor.close();
  const context = await desk.browser.newContext({ ...desktop, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(`${desk.origin}${link.pathname}${link.hash}`);
  await page.getByLabel('Họ tên').fill('Vũ Thị Hạnh');
  await page.getByLabel('E-mail').fill('hanh@paragon.example.vn');
  await page.getByLabel('Mật khẩu').fill('một câu dễ nhớ của tôi');
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
  await page.getByRole('button', { name: 'Vũ Thị Hạnh' }).waitFor();
  return { context, page };
}
