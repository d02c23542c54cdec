import { type Language, languages } from '../../domain/language';

/** The first language of Accept-Language that the desk speaks; weights are rare there and left out. */
export function wantedLanguage(header: string | undefined, otherwise: Language): Language {
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const wanted = part.trim().slice(0, 2).toLowerCase();
    const found = languages.find(language => language === wanted);
    if (found) return found;
  }
  return otherwise;
}
