import type { Language } from '../../domain/language';

/** Words inside foreign names that stay small where the rest was written with capitals. */
const small = new Set([
  'de',
  'der',
  'den',
  'von',
  'bin',
  'al',
  'del',
  'di',
  'da',
  'dos',
  'la',
  'le',
]);

/** A name with the capitals it should have; what was written with care stays as it is. */
export function capitalised(name: string, language: Language): string {
  const letters = name.replace(/[^\p{L}]/gu, '');
  const shouted = letters.length > 2 && letters === letters.toUpperCase();
  const cared = !shouted && /\p{Lu}/u.test(name);
  return name
    .split(' ')
    .map((word, at) => {
      if (shouted) return proper(word);
      if (cared && language === 'en' && at > 0 && small.has(word)) return word;
      return /\p{Lu}/u.test(word) ? word : proper(word);
    })
    .join(' ');
}

function proper(word: string): string {
  return word
    .toLowerCase()
    .replace(
      /(^|[-'’.])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
}
