import { createInstance, type i18n } from 'i18next';
import type { Language } from '../domain/language';
import { type DeskTexts, resources } from './resources';

/** Every path to a text, dotted: `talk.menu.ask`. Plural forms are named without their ending. */
export type TextKey = Leaves<DeskTexts>;
export type TextParams = Record<string, string | number>;

/** The desk's words for people, by key and language. */
export interface Texts {
  /** @throws Error where the key or a parameter of its text is missing: that is a fault of the desk. */
  t(language: Language, key: TextKey, params?: TextParams): string;
}

type Leaves<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? WithoutPlural<Key>
    : `${Key}.${Leaves<Tree[Key]>}`;
}[keyof Tree & string];
type WithoutPlural<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}`
  ? Base
  : Key;

export function createTexts(): Texts {
  const engine: i18n = createInstance();
  void engine.init({
    initAsync: false,
    lng: 'vi',
    fallbackLng: false,
    returnNull: false,
    resources: {
      vi: { translation: resources.vi },
      en: { translation: resources.en },
    },
    // Texts are shown as plain text; whoever puts them into HTML escapes there.
    interpolation: { escapeValue: false, skipOnVariables: true },
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => {
      throw new Error(`no text for ${key}`);
    },
    missingInterpolationHandler: (text: string, match: string[]) => {
      throw new Error(`no value for ${match[1]} in “${text}”`);
    },
  });
  const speak = { vi: engine.getFixedT('vi'), en: engine.getFixedT('en') };
  // A text without values is always the same: i18next would build it anew a hundred times a turn.
  const fixed: Record<Language, Map<TextKey, string>> = { vi: new Map(), en: new Map() };
  const fixedText = (language: Language, key: TextKey): string => {
    const known = fixed[language].get(key);
    if (known !== undefined) return known;
    const text = speak[language](key, {});
    fixed[language].set(key, text);
    return text;
  };
  return {
    t: (language, key, params) =>
      params ? speak[language](key, params) : fixedText(language, key),
  };
}
