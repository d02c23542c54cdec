import { createInstance, type i18n } from 'i18next';
import type { Language } from '../domain/language';
import { type DeskTexts, resources } from './resources';

/** Every path to a text, dotted: `talk.menu.ask`. Plural forms are named without their ending. */
export type TextKey = Leaves<DeskTexts>;
export type TextParams = Record<string, string | number>;

/**
 * The desk's words for people, by key and language. Texts and values are plain text; whoever puts them into
 * HTML escapes there.
 */
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
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => {
      throw new Error(`no text for ${key}`);
    },
  });
  const speak = { vi: engine.getFixedT('vi'), en: engine.getFixedT('en') };
  const kept = { vi: new Map<string, Template>(), en: new Map<string, Template>() };
  // i18next finds a text and its plural form; taking it apart anew each time would cost a turn as much as
  // its understanding.
  const templateOf = (language: Language, key: TextKey, count?: number): Template => {
    const form = count === undefined ? key : `${key} ${count === 0 ? 0 : plural[language](count)}`;
    const known = kept[language].get(form);
    if (known) return known;
    const found = speak[language](key, {
      ...(count !== undefined && { count }),
      skipInterpolation: true,
    });
    const template = found.split(placeholder);
    kept[language].set(form, template);
    return template;
  };
  return {
    t(language, key, params = {}) {
      const count = typeof params.count === 'number' ? params.count : undefined;
      return filled(templateOf(language, key, count), params);
    },
  };
}

const placeholder = /{{(\w+)}}/;

/** A text between its placeholders, whose names stand at the odd places. */
type Template = readonly string[];

const pluralRules = { vi: new Intl.PluralRules('vi'), en: new Intl.PluralRules('en') };
const plural = {
  vi: (count: number) => pluralRules.vi.select(count),
  en: (count: number) => pluralRules.en.select(count),
};

function filled(template: Template, params: TextParams): string {
  let text = template[0] ?? '';
  for (let at = 1; at < template.length; at += 2) {
    const name = template[at] ?? '';
    const value = params[name];
    if (value === undefined) throw new Error(`no value for ${name} in “${template.join('…')}”`);
    text += value + (template[at + 1] ?? '');
  }
  return text;
}
