import type en from '../../../locales/en/console.json';
import type office from '../../../locales/en/office.json';
import { remember, remembered } from './memory';
import { createStore, useStore } from './store';

export type Language = 'vi' | 'en';
type Tree = typeof en & typeof office;

type Leaves<Branch> = {
  [Key in keyof Branch & string]: Branch[Key] extends string
    ? WithoutPlural<Key>
    : `${Key}.${Leaves<Branch[Key]>}`;
}[keyof Branch & string];
type WithoutPlural<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}`
  ? Base
  : Key;

/** Every path to a text of the console, dotted: `queue.title`. Plural forms are named without their ending. */
export type TextKey = Leaves<Tree>;
export type TextParams = Record<string, string | number>;

/** The words of one language. */
export interface Texts {
  language: Language;
  /** @param params values for `{{name}}`; `count` chooses the plural form. */
  t(key: TextKey, params?: TextParams): string;
  /** The text of a code that the desk may know before the console does; else the code itself. */
  ofCode(branch: string, code: string): string;
}

const loaders: Record<Language, () => Promise<object>> = {
  vi: () =>
    joined(import('../../../locales/vi/console.json'), import('../../../locales/vi/office.json')),
  en: () =>
    joined(import('../../../locales/en/console.json'), import('../../../locales/en/office.json')),
};

/** The branches of several files as one tree. */
const joined = async (...files: Promise<{ default: object }>[]): Promise<object> =>
  Object.assign({}, ...(await Promise.all(files)).map(file => file.default));

const store = createStore<Texts>({ language: 'vi', t: key => key, ofCode: (_, code) => code });

/** The language that was chosen here before, else the one in which the page came. */
export function wishedLanguage(): Language {
  const choice = remembered('language') ?? document.documentElement.lang;
  return choice === 'en' ? 'en' : 'vi';
}

/** Brings a language's words; what is on the page changes at once, without being loaded anew. */
export async function speak(language: Language): Promise<void> {
  const tree = await loaders[language]();
  document.documentElement.lang = language;
  store.set(textsOf(language, tree));
}

/** Kept in this browser; the page changes without a reload. */
export async function chooseLanguage(language: Language): Promise<void> {
  remember('language', language);
  await speak(language);
}

export const useTexts = (): Texts => useStore(store);

/** For code outside of components. */
export const texts = (): Texts => store.get();

function textsOf(language: Language, tree: object): Texts {
  const plurals = new Intl.PluralRules(language);
  const find = (path: string): string | undefined => {
    let found: unknown = tree;
    for (const part of path.split('.'))
      found =
        typeof found === 'object' && found !== null
          ? (found as Record<string, unknown>)[part]
          : undefined;
    return typeof found === 'string' ? found : undefined;
  };
  return {
    language,
    t(key, params = {}) {
      const { count } = params;
      const text =
        find(key) ??
        (typeof count === 'number'
          ? (find(`${key}_${plurals.select(count)}`) ?? find(`${key}_other`))
          : undefined);
      return fill(text ?? key, params);
    },
    ofCode: (branch, code) => find(`${branch}.${code}`) ?? code,
  };
}

const fill = (text: string, values: TextParams): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
