import { TOTP } from 'otpauth';
import { Passwords } from '../../src/staff/sign-in/passwords';
import { TestRandom } from '../support/test-time';
import { describeInBrowser, desktop, keepPicture } from '../web/support/browser';
import { an, chau, dung, password } from './support/open-console';
import { useConsole } from './support/use-console';

const words = 'Chúng tôi đã xoá số của Quý khách khỏi danh sách gọi.';

describeInBrowser('sessions in the console', () => {
  const desk = useConsole('2026-03-04T10:00:00+07:00', {
    filling: { from: '2026-03-03T08:00:00+07:00', count: 5 },
  });
  beforeAll(async () => {
    const { accounts } = desk.desk.app.store.staff;
    const hash = await new Passwords(new TestRandom()).hash(password);
    for (const { id } of [an, dung, chau]) await accounts.setPassword(id, hash);
  });

  it('that end at work go on: she signs in over her page, and what she typed is sent', async () => {
    const path = `/staff/cases/${desk.references[0]}`;
    const { page, close } = await desk.open(an, { ...desktop, path });
    await page.getByLabel('Trả lời khách hàng').fill(words);
    await desk.endSessions(an);
    await page.getByRole('button', { name: 'Gửi trả lời' }).click();
    const dialog = page.getByRole('dialog', { name: 'Phiên làm việc đã kết thúc' });
    await dialog.getByLabel('E-mail').fill('an@paragon.example.vn');
    await dialog.getByLabel('Mật khẩu').fill(password);
    await keepPicture(page, 'console-session-ended-vi');
    await dialog.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText('Đã gửi trả lời.').waitFor();
    const history = await desk.desk.app.store.cases.history(desk.references[0] ?? '');
    expect(history.filter(({ type }) => type === 'replied')).toHaveLength(1);
    await close();
  });

  it('ask for a code of her second step after the password', async () => {
    const { page, close } = await desk.open(dung, { ...desktop, language: 'en' });
    const asked = { headers: { 'x-desk-request': '1' } };
    const api = `${desk.origin}/staff/api/me/totp`;
    const { secret } = await (await page.request.post(api, asked)).json();
    const code = (later: number) =>
      new TOTP({ secret }).generate({ timestamp: desk.desk.time.now().getTime() + later });
    const confirmed = await page.request.post(`${api}/confirm`, {
      ...asked,
      data: { code: code(0) },
    });
    expect(confirmed.status()).toBe(200);
    await page.getByRole('button', { name: dung.name }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').fill('dung@paragon.example.vn');
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByLabel('One-time code').fill('000000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await keepPicture(page, 'console-code-en');
    await page.getByLabel('One-time code').fill(code(30_000));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Cases' }).waitFor();
    await close();
  });

  it('begin with a password that was chosen by a link', async () => {
    const { page, close } = await desk.open(an, { ...desktop });
    const asked = await page.request.post(`${desk.origin}/staff/api/accounts/${chau.id}/reset`, {
      headers: { 'x-desk-request': '1' },
    });
    const { link } = await asked.json();
    const other = await desk.browser.newPage({ locale: 'vi-VN' });
    await other.goto(`${desk.origin}/staff/reset${new URL(link).hash}`);
    await other.getByLabel('Mật khẩu').fill('một câu khác, cũng dễ nhớ');
    await other.getByRole('button', { name: 'Đặt mật khẩu' }).click();
    await other.getByText('Đã đặt mật khẩu mới.').waitFor();
    await other.getByRole('link', { name: 'Đăng nhập' }).click();
    await other.getByLabel('E-mail').fill('chau@paragon.example.vn');
    await other.getByLabel('Mật khẩu').fill('một câu khác, cũng dễ nhớ');
    await other.keyboard.press('Enter');
    await other.getByRole('heading', { name: 'Hồ sơ' }).waitFor();
    await other.close();
    await close();
  });

  it('keep what is typed over a reload, and forget it when she signs out', async () => {
    const path = `/staff/cases/${desk.references[1]}`;
    const { page, close } = await desk.open(an, { ...desktop, path });
    await page.getByLabel('Trả lời khách hàng').fill(words);
    await page.reload();
    expect(await page.getByLabel('Trả lời khách hàng').inputValue()).toBe(words);
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('danh sách');
    await page.getByRole('button', { name: an.name }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    await close();
  });

  it('keep what was not sent because somebody else was faster', async () => {
    const path = `/staff/cases/${desk.references[2]}`;
    const one = await desk.open(an, { ...desktop, path });
    const two = await desk.open(dung, { ...desktop, path });
    // The line for news is down, so that she does not hear of it before she sends.
    await one.page.route('**/staff/api/live', route => route.abort());
    await one.page.reload();
    await one.page.getByLabel('Trả lời khách hàng').fill(words);
    await two.page.getByRole('tab', { name: 'Ghi chú' }).click();
    await two.page.getByLabel('Ghi chú nội bộ').fill('Đã gọi, khách hẹn gọi lại chiều nay.');
    await two.page.getByRole('button', { name: 'Lưu ghi chú' }).click();
    await two.page.getByText('Đã lưu ghi chú.').waitFor();

    await one.page.getByRole('button', { name: 'Gửi trả lời' }).click();
    await one.page.getByText('Hồ sơ vừa thay đổi nên chưa gửi.').waitFor();
    await keepPicture(one.page, 'console-conflict-vi');
    await one.page.getByRole('button', { name: 'Xem thay đổi' }).click();
    await one.page.getByText('Hồ sơ này vừa thay đổi ở nơi khác').waitFor({ state: 'detached' });
    expect(await one.page.getByLabel('Trả lời khách hàng').inputValue()).toBe(words);
    await one.page.getByRole('button', { name: 'Gửi trả lời' }).click();
    await one.page.getByText('Đã gửi trả lời.').waitFor();
    await one.close();
    await two.close();
  });

  it('of an auditor show neither who the customer is nor anything to do', async () => {
    const path = `/staff/cases/${desk.references[3]}`;
    const { page, close } = await desk.open(chau, { ...desktop, path });
    await page.getByText('Vai trò của anh/chị chỉ được xem hồ sơ này.').waitFor();
    expect(await page.getByRole('button', { name: 'Hiện đầy đủ' }).count()).toBe(0);
    expect(await page.locator('textarea').count()).toBe(0);
    await close();
  });
});
