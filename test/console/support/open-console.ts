import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Language } from '../../../src/domain/language';
import type { StaffRole } from '../../../src/domain/staff';
import { openTestApp, type TestApp } from '../../support/open-test-app';
import { openPage } from '../../web/support/browser';

const webRoot = join(__dirname, '../../../dist/web');

export const password = 'một câu dễ nhớ của tôi';

/** The whole desk on a port, with its pages, and colleagues who are signed in. */
export interface ConsoleDesk {
  readonly desk: TestApp;
  readonly origin: string;
  /** The link by which the first colleague makes her account. */
  firstLink(): Promise<string>;
  /** A page of the console, opened by a colleague who has signed in before. */
  open(browser: Browser, who: Colleague, options: OpenOptions): Promise<OpenedPage>;
  /** Ends her sessions, as time or a supervisor does. */
  endSessions(who: Colleague): Promise<void>;
  close(): Promise<void>;
}

export interface Colleague {
  id: string;
  name: string;
  role: StaffRole;
}

export interface OpenOptions extends BrowserContextOptions {
  language?: Language;
  path?: string;
}

export interface OpenedPage {
  page: Page;
  /** What went wrong in the page: console errors, faults, requests to other hosts. */
  problems: string[];
  close(): Promise<void>;
}

export const an: Colleague = { id: 'an', name: 'Lê Thu An', role: 'supervisor' };
export const dung: Colleague = { id: 'dung', name: 'Phạm Quốc Dũng', role: 'agent' };
export const chau: Colleague = { id: 'chau', name: 'Ngô Bảo Châu', role: 'auditor' };

export async function openConsole(
  now: string,
  colleagues = [an, dung, chau],
): Promise<ConsoleDesk> {
  const desk = await openTestApp({
    now,
    webRoot,
    environment: { PUBLIC_URL: 'http://127.0.0.1:3978' },
  });
  const origin = `http://127.0.0.1:${await desk.app.listen()}`;
  const { accounts, sessions } = desk.app.store.staff;
  for (const { id, name, role } of colleagues)
    await accounts.create({
      ...{ id, name, role, email: `${id}@paragon.example.vn` },
      ...{ createdAt: desk.time.now(), failedTries: 0 },
    });
  let count = 0;
  const tokens = new Map<string, string[]>();
  const newSession = async ({ id }: Colleague): Promise<string> => {
    const token = `session-${++count}-of-${id}`;
    const at = desk.time.now();
    await sessions.create({
      tokenHash: hashOf(token),
      ...{ accountId: id, createdAt: at, lastSeenAt: at },
      expiresAt: new Date(at.getTime() + 30 * 86_400_000),
    });
    tokens.set(id, [...(tokens.get(id) ?? []), token]);
    return token;
  };
  return {
    desk,
    origin,
    async firstLink() {
      const link = new URL((await desk.app.inviteFirstStaff()) ?? '');
      return `${origin}${link.pathname}${link.hash}`;
    },
    async open(browser, who, { language = 'vi', path = '/staff', ...options }) {
      const { context, page, problems } = await openPage(browser, {
        ...options,
        locale: language === 'vi' ? 'vi-VN' : 'en-GB',
      });
      await context.addCookies([
        { name: 'desk-staff', value: await newSession(who), url: `${origin}/staff` },
      ]);
      await page.goto(origin + path);
      return { page, problems, close: () => context.close() };
    },
    async endSessions({ id }) {
      for (const token of tokens.get(id) ?? []) await sessions.remove(hashOf(token));
    },
    close: () => desk.close(),
  };
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
