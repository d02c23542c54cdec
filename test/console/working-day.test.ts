import { describeInBrowser, desktop, keepPicture, openPage } from '../web/support/browser';
import { say } from '../web/support/chat-page';
import { complainInWidget, heard } from './support/complain';
import { fillOffice } from './support/office-cases';
import { password } from './support/open-console';
import { useConsole } from './support/use-console';

describeInBrowser('a working day', () => {
  const desk = useConsole('2026-03-02T09:00:00+07:00', { colleagues: [] });

  it('begins with the most urgent case and ends with its answer', async () => {
    const customer = await openPage(desk.browser, desktop);
    const { chat, reference } = await complainInWidget(customer.page, desk.origin);
    await fillOffice(desk.desk.app.store, { from: '2026-03-04T07:00:00+07:00', count: 60 });
    desk.desk.time.set('2026-03-05T08:00:00+07:00');

    // An account is made from the invitation, and signed out of; the day begins with signing in.
    const { context, page, problems } = await openPage(desk.browser, desktop);
    await page.goto(await desk.firstLink());
    await page.getByLabel('Họ tên').fill('Lê Thu An');
    await page.getByLabel('E-mail').fill('an@paragon.example.vn');
    await page.getByLabel('Mật khẩu').fill(password);
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await page.getByRole('button', { name: 'Lê Thu An' }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByLabel('E-mail').fill('an@paragon.example.vn');
    await page.getByLabel('Mật khẩu').fill(password);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();

    const first = page.locator('tbody tr').first();
    await first.getByRole('link', { name: reference }).waitFor();
    expect(await first.innerText()).toContain('Hôm nay');
    expect(await first.innerText()).toContain('còn 15 giờ');
    await keepPicture(page, 'console-queue-vi');
    await first.getByRole('link').click();

    // She sees what happened and its evidence; who the customer is only when she asks.
    await page.getByRole('heading', { level: 1, name: `Hồ sơ ${reference}` }).waitFor();
    const contents = page.locator('.case-contents');
    await contents.getByText('Có công ty lạ cứ mời tôi mua bảo hiểm').first().waitFor();
    expect(await contents.innerText()).not.toContain('0912 345 678');
    await page.getByRole('button', { name: 'Hiện đầy đủ' }).click();
    await contents.getByText('Nguyễn Thị Hoa').waitFor();
    await page.getByRole('button', { name: 'Xem cuộc gọi.png' }).click();
    await page
      .getByRole('dialog')
      .getByRole('img', { name: /cuộc gọi.png/ })
      .waitFor();
    await page.waitForFunction('document.querySelector("dialog img")?.naturalWidth > 0');
    await keepPicture(page, 'console-preview-vi');
    await page.keyboard.press('Escape');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải về cuộc gọi.png' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('cuộc gọi.png');

    await page.getByRole('button', { name: 'Nhận hồ sơ' }).click();
    await page.getByText('Anh/chị đã nhận hồ sơ này.').waitFor();

    // She asks for more; the customer has it in her chat and answers there.
    await page.getByRole('tab', { name: 'Hỏi thêm' }).click();
    await page.getByLabel('Câu hỏi cho khách hàng').fill('Số nào đã gọi đến cho chị ạ?');
    await keepPicture(page, 'console-case-vi');
    await page.getByRole('button', { name: 'Gửi câu hỏi' }).click();
    await page.getByText('Đã gửi câu hỏi.').waitFor();
    await heard(chat, 'Số nào đã gọi đến cho chị ạ?');
    await page.getByRole('tab', { name: 'Trao đổi' }).click();
    await page.locator('.bubble').getByText('Số nào đã gọi đến').waitFor();
    await page.getByRole('tab', { name: 'Trả lời', exact: true }).click();
    await page.getByLabel('Trả lời khách hàng').fill('Chúng tôi đã yêu cầu An Tâm xoá số của chị.');
    await say(chat, 'Số 028 3999 1234, gọi lúc 9 giờ sáng');

    // The console says that the case has changed; what she had begun to write is still there.
    await page.getByText('Hồ sơ này vừa thay đổi ở nơi khác').waitFor();
    await keepPicture(page, 'console-changed-vi');
    await page.getByRole('button', { name: 'Xem thay đổi' }).click();
    await page.locator('.bubble').getByText('gọi lúc 9 giờ sáng').waitFor();
    await keepPicture(page, 'console-talk-vi');
    expect(await page.getByLabel('Trả lời khách hàng').inputValue()).toContain(
      'yêu cầu An Tâm xoá',
    );

    await page.getByRole('button', { name: 'Gửi trả lời' }).click();
    await page.getByText('Đã gửi trả lời.').waitFor();
    await heard(chat, 'Chúng tôi đã yêu cầu An Tâm xoá số của chị.');
    await page.locator('.clock').getByText('đúng hạn').waitFor();

    await page.getByRole('button', { name: 'Đóng hồ sơ' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Đã thực hiện').check();
    await dialog.getByRole('button', { name: 'Đóng hồ sơ' }).click();
    await page.getByText('Đã đóng hồ sơ.').waitFor();
    await heard(chat, 'đã được đóng');

    await page.getByRole('tab', { name: 'Lịch sử' }).click();
    await page.getByLabel(/lượt xem/).check();
    const history = await page.locator('.events').innerText();
    for (const line of ['Đóng hồ sơ', 'Trả lời khách hàng', 'Hỏi thêm', 'tên và liên hệ', 'Đã xem'])
      expect(history).toContain(line);
    await keepPicture(page, 'console-history-vi');

    expect(await desk.desk.app.store.cases.find(reference)).toMatchObject({
      state: 'closed',
      outcome: 'fulfilled',
      clocks: [{ name: 'company-reply', metAt: expect.any(Date) }],
    });
    expect(problems.filter(problem => !problem.includes('401'))).toEqual([]);
    await context.close();
    await customer.context.close();
  });
});
