import { type Hex, isHex } from '../colour';

/** What the server writes into the chat page for it to read. */
export interface PageConfig {
  language: 'vi' | 'en';
  /** Whether a loader's frame holds the page; opened on its own it has nothing to close. */
  embedded: boolean;
  supportEmail: string;
  supportPhone: string;
  /** What may be sent at once; told before files are chosen. */
  files: FileLimits;
}

export interface FileLimits {
  maxMb: number;
  maxFiles: number;
}

/** @throws where the server's page and this script do not belong together. */
export function readConfig(): PageConfig {
  const text = document.getElementById('desk')?.dataset.config;
  if (!text) throw new Error('the page has no configuration');
  return JSON.parse(text) as PageConfig;
}

/** What the loader asks for in the page's address; both are the embedding site's wishes, no facts. */
export function readWishes(query = location.search): { colour?: Hex; hasUser: boolean } {
  const wishes = new URLSearchParams(query);
  const colour = wishes.get('colour') ?? '';
  return { hasUser: wishes.get('user') === '1', ...(isHex(colour) && { colour }) };
}

/** The address of the Web Chat bundle, which the build writes into the page. */
export function webChatAddress(): string {
  const link = document.getElementById('web-chat');
  if (!(link instanceof HTMLLinkElement)) throw new Error('the page names no Web Chat bundle');
  return link.href;
}

/** The nonce that the page's content security policy asks of styles and scripts. */
export function pageNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}
