import en from '../../locales/en/staff.json';
import vi from '../../locales/vi/staff.json';

export type Language = 'vi' | 'en';
export type Texts = typeof en.console;

const all: Record<Language, Texts> = { vi: vi.console, en: en.console };
const remembered = 'desk-staff-language';

/** The language that was chosen here before, else the one in which the page came. */
export function chosenLanguage(): Language {
  const choice = localStorage.getItem(remembered) ?? document.documentElement.lang;
  return choice === 'en' ? 'en' : 'vi';
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(remembered, language);
}

export const textsOf = (language: Language): Texts => all[language];

export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
