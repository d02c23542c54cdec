import en from '../../../locales/en/widget.json';
import vi from '../../../locales/vi/widget.json';

export type Language = 'vi' | 'en';
export type Texts = Omit<typeof en, 'webChat'> & { webChat: Record<string, string> };

const texts: Record<Language, Texts> = { vi, en };

/** BCP 47 tags, as Web Chat and Intl want them. */
export const localeTags: Record<Language, string> = { vi: 'vi-VN', en: 'en-US' };

export const textsOf = (language: Language): Texts => texts[language];

/** Puts values for `{{name}}` into a text. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
