import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { resources } from '../../../src/i18n/resources';
import { answer, chatIn, launcher, say } from '../../web/support/chat-page';

const picture = join(__dirname, '../../../docs/images/desk.png');

/** Something that the customer hears in the widget, wherever it stands in what is said. */
export const heard = (chat: FrameLocator, text: string | RegExp) =>
  chat.locator('.webchat__bubble').filter({ hasText: text }).last().waitFor();

/** A customer opens the widget on the shop's page and files a complaint with a picture, in Vietnamese. */
export async function complainInWidget(
  page: Page,
  origin: string,
): Promise<{ chat: FrameLocator; reference: string }> {
  const { form, requests } = resources.vi;
  const { fields } = requests.misuseComplaint;
  await page.goto(`${origin}/?locale=vi`);
  await launcher(page).click();
  const chat = chatIn(page);
  await answer(chat, requests.misuseComplaint.menu).click();
  await heard(chat, fields.what.ask);
  await say(chat, 'Có công ty lạ cứ mời tôi mua bảo hiểm dù tôi chưa từng cho họ biết gì');
  await heard(chat, fields.when.ask);
  await say(chat, 'hôm qua');
  await heard(chat, fields.how.ask);
  await say(chat, fields.how.choices.call);
  await heard(chat, fields.data.ask);
  await say(chat, 'số căn cước');
  await heard(chat, fields.who.ask);
  await say(chat, 'Bảo hiểm An Tâm');
  await heard(chat, fields.evidence.ask.slice(0, 30));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    chat.locator('.dock .files button').first().click(),
  ]);
  await chooser.setFiles({
    name: 'cuộc gọi.png',
    mimeType: 'image/png',
    buffer: readFileSync(picture),
  });
  await chat.getByText('cuộc gọi.png').first().waitFor();
  await say(chat, 'ảnh cuộc gọi');
  await answer(chat, form.choices.done).click();
  await heard(chat, fields.name.ask);
  await say(chat, 'Nguyễn Thị Hoa');
  await heard(chat, fields.reach.ask);
  await say(chat, '0912 345 678');
  await heard(chat, form.review.heading);
  await answer(chat, form.review.send).click();
  const receipt = chat
    .locator('.webchat__bubble')
    .filter({ hasText: /PD-[2-9A-Z]{4}/ })
    .first();
  await receipt.waitFor();
  const reference = /PD-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await receipt.innerText())?.[0] ?? '';
  return { chat, reference };
}
