import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance } from 'i18next';
import type { Language } from '../../../src/domain/language';
import type { StaffTexts } from '../../../src/staff/staff-texts';

const locale = (language: Language, name: string): Record<string, unknown> =>
  JSON.parse(
    readFileSync(join(__dirname, '../../../locales', language, `${name}.json`), 'utf8'),
  ) as Record<string, unknown>;

const tree = (language: Language) => ({
  translation: Object.fromEntries(
    ['casework', 'reply', 'requests', 'staff', 'status'].map(name => [
      name,
      locale(language, name),
    ]),
  ),
});

/** The real words, as strict as the desk's own: a missing text or parameter throws. */
export function staffTexts(): StaffTexts {
  const engine = createInstance();
  void engine.init({
    initAsync: false,
    fallbackLng: false,
    resources: { vi: tree('vi'), en: tree('en') },
    interpolation: { escapeValue: false, skipOnVariables: true },
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => {
      throw new Error(`no text for ${key}`);
    },
    missingInterpolationHandler: (text: string) => {
      throw new Error(`no value in “${text}”`);
    },
  });
  const speak = { vi: engine.getFixedT('vi'), en: engine.getFixedT('en') };
  return { t: (language, key, params) => speak[language](key, params ?? {}) };
}
