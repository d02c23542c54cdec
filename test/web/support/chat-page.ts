import type { FrameLocator, Page } from 'playwright-core';

/** How tests find their way on a page with the widget, as customers do: by what is shown and named. */
export const chatIn = (page: Page): FrameLocator => page.frameLocator('paragon-desk iframe');

export const launcher = (page: Page) => page.locator('paragon-desk .launcher');

export const bubble = (chat: FrameLocator, text: string | RegExp) =>
  chat.locator('.webchat__bubble').filter({ hasText: text }).first();

/** A suggested answer; the live region for screen readers has its own copies of the buttons. */
export const answer = (chat: FrameLocator, name: string) =>
  chat.getByRole('toolbar').getByRole('button', { name, exact: true });

export const messageBox = (chat: FrameLocator | Page) => chat.locator('textarea');

export async function say(chat: FrameLocator | Page, text: string): Promise<void> {
  const box = messageBox(chat);
  await box.fill(text);
  await box.press('Enter');
}
