import type { Browser, Frame, Page } from 'playwright-core';
import { faultsOf } from './support/accessibility';
import {
  describeInBrowser,
  desktop,
  keepPicture,
  launchBrowser,
  openPage,
} from './support/browser';
import { answer, chatIn, launcher, say } from './support/chat-page';
import { misuseScript, prompt, suggest } from './support/misuse-script';
import { openScriptedDesk, type Script, type ScriptedDesk } from './support/scripted-desk';

const chatFrame = (page: Page): Frame => {
  const frame = page.frames().find(each => each.url().includes('/chat?'));
  if (!frame) throw new Error('the chat is not open');
  return frame;
};

describeInBrowser('axe finds nothing', () => {
  let browser: Browser;
  let desk: ScriptedDesk | undefined;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => desk?.close());

  const open = async (script: Script, language: string, colorScheme: 'light' | 'dark') => {
    desk = await openScriptedDesk(script);
    const { context, page } = await openPage(browser, {
      ...desktop,
      colorScheme,
      reducedMotion: 'reduce',
    });
    await page.goto(`${desk.origin}/?locale=${language}`);
    await launcher(page).waitFor();
    return { context, page, chat: chatIn(page) };
  };

  const variants = [
    ['vi', 'light'],
    ['vi', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const;

  it.each(variants)('from the launcher to the receipt (%s, %s)', async (language, scheme) => {
    const { context, page, chat } = await open(misuseScript(), language, scheme);
    expect(await faultsOf(page.mainFrame())).toEqual([]);

    await launcher(page).click();
    await answer(chat, 'Khiếu nại dùng sai dữ liệu').waitFor();
    expect(await faultsOf(page.mainFrame())).toEqual([]);
    expect(await faultsOf(chatFrame(page))).toEqual([]);

    await answer(chat, 'Khiếu nại dùng sai dữ liệu').click();
    await say(chat, 'Có người gọi cho tôi.');
    await answer(chat, 'Cuộc gọi').click();
    await answer(chat, 'Gửi hồ sơ').click();
    await chat.locator('.receipt').first().waitFor();
    expect(await faultsOf(chatFrame(page))).toEqual([]);
    await context.close();
  });

  it.each(variants)('in what the page itself adds (%s, %s)', async (language, scheme) => {
    const asked = [
      { text: 'Khi nào?', entities: [prompt('misuse-complaint', 'when', 2, 8, 'time')] },
      {
        text: 'Bằng cách nào?',
        entities: [prompt('misuse-complaint', 'how', 3, 8, 'choices', ['Không rõ'])],
        ...suggest('Cuộc gọi', 'Tin nhắn SMS', 'Trang web', 'Không rõ'),
      },
      { text: 'Bằng chứng?', entities: [prompt('misuse-complaint', 'evidence', 6, 8, 'evidence')] },
    ];
    const script: Script = () => asked.splice(0, 1);
    const { context, page, chat } = await open(script, language, scheme);
    await launcher(page).click();
    for (const kind of ['date', 'choices', 'files']) {
      await chat.locator(`.dock .${kind}`).waitFor();
      expect(await faultsOf(chatFrame(page))).toEqual([]);
      await keepPicture(page, `desktop-${scheme}-${language}-answer-${kind}`);
      await say(chat, 'x');
    }
    await chat.locator('header button').nth(2).click();
    await chat.locator('dialog').waitFor();
    expect(await faultsOf(chatFrame(page))).toEqual([]);
    await keepPicture(page, `desktop-${scheme}-${language}-help`);
    await context.close();
  });
});
