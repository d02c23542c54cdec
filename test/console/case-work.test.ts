import { describeInBrowser, desktop, keepPicture } from '../web/support/browser';
import { complainInWidget, heard } from './support/complain';
import { an, dung } from './support/open-console';
import { useConsole } from './support/use-console';

describeInBrowser('what else is done with a case', () => {
  const desk = useConsole('2026-03-04T10:00:00+07:00', {
    filling: { from: '2026-03-03T08:00:00+07:00', count: 8 },
  });

  it('is handed to a colleague, linked to the case that it repeats, and closed as that', async () => {
    const path = `/staff/cases/${desk.references[0]}`;
    const { page, problems, close } = await desk.open(dung, { ...desktop, path });
    await page.getByRole('button', { name: 'Giao cho…' }).click();
    await page.getByLabel('Người phụ trách').selectOption({ label: an.name });
    await page.getByRole('button', { name: 'Giao', exact: true }).click();
    await page.getByText('Đã giao hồ sơ.').waitFor();
    await page.getByText(`Phụ trách: ${an.name}`).waitFor();

    await page.getByRole('button', { name: 'Thêm', exact: true }).click();
    await page.getByRole('button', { name: 'Liên kết hồ sơ trùng' }).click();
    await page.getByLabel('Trùng với hồ sơ số').fill((desk.references[1] ?? '').toLowerCase());
    await page.getByRole('button', { name: 'Liên kết', exact: true }).click();
    await page.getByRole('link', { name: desk.references[1] ?? '' }).waitFor();

    await page.getByRole('button', { name: 'Đóng hồ sơ' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Từ chối').check();
    expect(await dialog.getByRole('button', { name: 'Đóng hồ sơ' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Trùng hồ sơ khác').check();
    await dialog.getByRole('button', { name: 'Đóng hồ sơ' }).click();
    await page.getByText('Đã đóng: Trùng hồ sơ khác').waitFor();

    await page.getByRole('link', { name: desk.references[1] ?? '' }).click();
    await page.getByText('Các hồ sơ trùng với hồ sơ này').waitFor();
    await page.getByRole('link', { name: desk.references[0] ?? '' }).waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  it('begins with a template, which does not go out unfinished', async () => {
    const path = `/staff/cases/${desk.references[3]}`;
    const { page, close } = await desk.open(an, { ...desktop, path });
    await page.getByRole('button', { name: 'Mẫu có sẵn' }).click();
    await keepPicture(page, 'console-templates-vi');
    await page.locator('.template-list button').first().click();
    const box = page.getByLabel('Trả lời khách hàng');
    expect(await box.inputValue()).toContain(desk.references[3]);
    expect(await box.inputValue()).toContain(an.name);
    await page.getByText('Còn chỗ chưa điền: [').waitFor();
    // This customer gave a phone number alone.
    const send = page.getByRole('button', { name: 'Ghi lại điều đã nói' });
    expect(await send.isDisabled()).toBe(true);
    await box.fill((await box.inputValue()).replaceAll(/\[[^\]]+\]/g, 'Đã xóa số khỏi danh sách.'));
    await send.click();
    await page.getByText('Đã ghi lại.').waitFor();
    await page.getByRole('tab', { name: 'Lịch sử' }).click();
    await page.getByText('Đã báo khách hàng qua điện thoại').waitFor();
    await close();
  });

  it('is handed over with files, taken back, and cleaned of what should not be kept', async () => {
    const { page, problems, close } = await desk.open(an, { ...desktop });
    await page.locator('.row-link').first().waitFor();
    const customer = await desk.browser.newPage({ ...desktop, locale: 'vi-VN' });
    const { chat, reference } = await complainInWidget(customer, desk.origin);
    // It comes into the open list by itself.
    await page.getByRole('link', { name: reference }).click();
    await page.getByRole('button', { name: 'Thêm', exact: true }).click();
    await page.getByRole('button', { name: 'Gửi gói trả lời có tệp' }).click();
    await page.getByLabel('Lời trả lời').fill('Đây là dữ liệu chúng tôi đang giữ.');
    await page.getByLabel('Chọn tệp kèm theo').setInputFiles({
      name: 'dữ liệu.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Họ tên: Nguyễn Thị Hoa'),
    });
    await page.getByRole('button', { name: 'Tạo và gửi liên kết' }).click();
    await page.getByText('Đã tạo gói trả lời').waitFor();
    await heard(chat, '/answer/');
    await page.keyboard.press('Escape');
    await page.getByText('dữ liệu.txt').waitFor();
    await page.getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByText('Đã thu hồi gói trả lời.').waitFor();

    await page.getByRole('button', { name: 'Thêm', exact: true }).click();
    await page.getByRole('button', { name: 'Xóa bỏ nội dung' }).click();
    await page.getByRole('button', { name: 'Xóa bỏ: Bên sử dụng' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lý do').fill('Khách yêu cầu không giữ tên bên thứ ba');
    await keepPicture(page, 'console-redact-vi');
    await dialog.getByRole('button', { name: 'Xóa bỏ' }).click();
    await page.getByText('Đã xóa bỏ.', { exact: true }).waitFor();
    expect(await page.locator('.case-contents').innerText()).not.toContain('Bảo hiểm An Tâm');
    await page.getByRole('button', { name: 'Xóa bỏ: cuộc gọi.png' }).click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Ảnh có số của người khác');
    await page.getByRole('dialog').getByRole('button', { name: 'Xóa bỏ' }).click();
    await page.getByText('Tệp đã bị xóa bỏ').waitFor();
    await page.getByRole('tab', { name: 'Trao đổi' }).click();
    const told = page.locator('.bubbles li').filter({ hasText: 'Có công ty lạ' }).first();
    await told.getByRole('button', { name: 'Xóa bỏ tin này' }).click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Khách nhờ xóa');
    await page.getByRole('dialog').getByRole('button', { name: 'Xóa bỏ' }).click();
    await page.locator('.bubbles').getByText('Nội dung đã bị xóa bỏ').waitFor();
    await keepPicture(page, 'console-redacted-talk-vi');
    expect(problems).toEqual([]);
    await close();
    await customer.close();
  });

  it('is printed and exported', async () => {
    const path = `/staff/cases/${desk.references[2]}`;
    const { page, close } = await desk.open(an, { ...desktop, path });
    await page.getByRole('button', { name: 'Thêm', exact: true }).click();
    const [printed] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'In hồ sơ' }).click(),
    ]);
    await printed.getByText(`Hồ sơ ${desk.references[2]}`).first().waitFor();
    await page.getByRole('button', { name: 'Thêm', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Xuất dữ liệu' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${desk.references[2]}.json`);
    await close();
  });
});
