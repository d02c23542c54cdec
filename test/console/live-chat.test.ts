import { resources } from '../../src/i18n/resources';
import { faultsOf } from '../web/support/accessibility';
import { describeInBrowser, desktop, keepPicture, openPage, phone } from '../web/support/browser';
import { answer, chatIn, launcher, say } from '../web/support/chat-page';
import { heard } from './support/complain';
import { an, dung } from './support/open-console';
import { useConsole } from './support/use-console';

const { requests } = resources.vi;

describeInBrowser('a person takes a chat over', () => {
  // A Thursday, in working hours.
  const desk = useConsole('2026-03-05T10:00:00+07:00');

  it('with everything that was said before, live on both sides, and gives it back', async () => {
    const colleague = await desk.open(dung, { ...phone, colorScheme: 'dark' });
    const staff = await desk.open(an, { ...desktop, path: '/staff/chats' });
    const { page } = staff;
    await page.getByText('Không có khách nào đang chờ.').waitFor();

    const customer = await openPage(desk.browser, phone);
    await customer.page.goto(`${desk.origin}/?locale=vi`);
    await launcher(customer.page).click();
    const chat = chatIn(customer.page);
    await answer(chat, requests.misuseComplaint.menu).click();
    await heard(chat, requests.misuseComplaint.fields.what.ask);
    await say(chat, 'Công ty lạ cứ gọi mời tôi mua bảo hiểm');
    await heard(chat, requests.misuseComplaint.fields.when.ask);
    await say(chat, 'cho tôi gặp nhân viên');

    // Whoever is at the console hears of it wherever she is.
    await colleague.page.getByText('Có khách đang chờ gặp nhân viên.').waitFor();
    await page.getByRole('heading', { name: 'Đang chờ nhân viên (1)' }).waitFor();
    await keepPicture(page, 'console-chats-vi');
    expect(await faultsOf(page.mainFrame())).toEqual([]);
    await page.getByRole('button', { name: /Nhận trò chuyện/ }).click();

    // Nobody asks the customer again: what she said and answered is there.
    const words = page.getByRole('log');
    await words.getByText('Công ty lạ cứ gọi').waitFor();
    await page.locator('.known').getByText('Công ty lạ cứ gọi').waitFor();
    await heard(chat, 'Lê Thu An');

    const message = page.getByLabel('Tin nhắn của anh/chị');
    await message.fill('Chào chị, em là An. Chị nhận cuộc gọi hôm nào ạ?');
    await message.press('Enter');
    await heard(chat, 'Chị nhận cuộc gọi hôm nào ạ?');
    await say(chat, 'Sáng hôm qua em ạ');
    await words.getByText('Sáng hôm qua em ạ').waitFor();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Gửi tệp' }).click(),
    ]);
    await chooser.setFiles({
      name: 'hướng dẫn.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Chặn số lạ trên điện thoại'),
    });
    await words.getByText('hướng dẫn.txt').waitFor();
    await chat.getByText('hướng dẫn.txt').first().waitFor();
    await keepPicture(page, 'console-chat-vi');
    await keepPicture(customer.page, 'widget-with-person-vi');
    expect(await faultsOf(page.mainFrame())).toEqual([]);

    // A colleague sees that it is taken.
    await colleague.page.goto(page.url().replace(/^https?:\/\/[^/]+/, desk.origin));
    await colleague.page.getByText('Lê Thu An đang trò chuyện với khách này.').waitFor();
    await keepPicture(colleague.page, 'console-chat-other-phone-dark');
    expect(await faultsOf(colleague.page.mainFrame())).toEqual([]);

    await page.getByRole('button', { name: 'Trả về trợ lý tự động' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/Lời nhắn cuối/).fill('Cảm ơn chị, em sẽ theo dõi việc này.');
    await dialog.getByRole('button', { name: 'Trả về trợ lý tự động' }).click();
    await page.getByText('Đã về trợ lý tự động').waitFor();
    await heard(chat, 'em sẽ theo dõi việc này');
    // The desk goes on with the very question at which she had asked for a person.
    await heard(chat, requests.misuseComplaint.fields.when.ask);
    expect([...staff.problems, ...customer.problems]).toEqual([]);
    for (const one of [colleague, staff, customer.context]) await one.close();
  });
});
