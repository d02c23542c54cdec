import type { Language } from '../domain/language';
import words from './data/language-words.json';
import { bare } from './fold';
import { perLetter } from './letters';
import { remember } from './remember';

/** How much of a message is looked at; what follows does not change its language. */
const longest = 600;

/** Below this sum of evidence a message does not tell. */
const enough = 0.9;

/** The share of the evidence that one language needs, lest the message counts as mixed. */
const clear = 0.68;

const weights = {
  accented: 1.6,
  word: 1,
  shape: 0.5,
  foreign: 0.7,
  name: 0.1,
} as const;

/** Letters that Vietnamese has and English borrows at most in names: đ ă â ê ô ơ ư and any tone. */
const vietnameseLetter = /đ|[\u0300-\u0303\u0306\u0309\u031b\u0323]/u;

/** The shape of a Vietnamese syllable without its accents: onset, vowels, ending. */
const syllable =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?(?:uye|uya|uyu|ieu|yeu|oai|oay|oeo|uay|uoi|uou|uya|[iuy]e|[iu]a|oa|oe|oo|uu|uo|uy|ai|ao|au|ay|eo|eu|iu|oi|ui|[aeiouy])(?:ng|nh|ch|[cmnpt])?$/;

/** A word that could be spelt so in English: long enough, no heap of consonants, no lone keys. */
const spelt = /^(?=.{4})(?=.*[aeiouy])(?!.*[^aeiouy]{5})(?!.*(.)\1\1)/;

/** Of a word that stands in several lists the last one here counts. */
const known: ReadonlyMap<string, 'vi' | 'en' | 'either'> = new Map([
  ...words.either.map(one => [one, 'either'] as const),
  ...words.english.map(one => [one, 'en'] as const),
  ...words.vietnamese.map(one => [one, 'vi'] as const),
]);

const addresses = /\S+@\S+|https?:\/\/\S+|www\.\S+/giu;
const mayHoldAddress = /@|:\/\/|www\./i;
const word = /(?<![\p{L}\p{N}])\p{L}[\p{L}\p{M}'’]*(?!\p{N})/gu;

/**
 * The language a message is written in. Accents decide for Vietnamese; bare words are weighed by
 * lists and by the shape of their syllables. A message that does not tell (a number, a name, "ok")
 * or that mixes both languages keeps the fallback, which is the talk's own language.
 */
export function detectLanguage(text: string, fallback: Language): Language {
  const { vi, en } = evidence(text);
  const sum = vi + en;
  if (sum < enough) return fallback;
  if (vi / sum >= clear) return 'vi';
  if (en / sum >= clear) return 'en';
  return fallback;
}

/** How strongly the words of a text speak for each language; kept, since it is asked at several steps of a turn. */
const evidence = remember((text): { vi: number; en: number } => {
  const plain = text.slice(0, longest).normalize('NFKC');
  const said = mayHoldAddress.test(plain) ? plain.replace(addresses, ' ') : plain;
  const tokens = said.match(word) ?? [];
  const isShouted = tokens.every(token => token === token.toUpperCase());
  const isAllNames = !isShouted && tokens.length > 1 && tokens.every(isCapitalised);
  const sum = { vi: 0, en: 0 };
  tokens.forEach((token, place) => {
    const [language, weight] = weigh(token);
    const isName =
      language === 'vi' && !isShouted && (place > 0 || isAllNames) && isCapitalised(token);
    sum[language] += isName ? Math.min(weight, weights.name) : weight;
  });
  return sum;
});

function weigh(token: string): [Language, number] {
  const { folded, isAccented } = formOf(token);
  if (isAccented && syllable.test(folded)) return ['vi', weights.accented];
  const listed = known.get(folded);
  if (listed === 'either') return ['vi', 0];
  if (listed) return [listed, weights.word];
  if (isAccented) return ['vi', weights.shape];
  if (folded.length < 2) return ['vi', 0];
  if (syllable.test(folded)) return ['vi', weights.shape];
  return ['en', spelt.test(folded) ? weights.foreign : weights.name];
}

interface Form {
  /** Bare letters without apostrophes. */
  folded: string;
  isAccented: boolean;
}

function formOf(token: string): Form {
  let folded = '';
  let isAccented = false;
  for (let at = 0; at < token.length; at++) {
    const letter = letterOf(token.charCodeAt(at));
    if (!letter) return formOfParts(token);
    folded += letter.folded;
    isAccented ||= letter.isAccented;
  }
  return { folded, isAccented };
}

function formOfParts(token: string): Form {
  const folded = bare(token).replace(/['’]/gu, '');
  return { folded, isAccented: vietnameseLetter.test(token.toLowerCase().normalize('NFD')) };
}

/** Outside of the Latin alphabet what a letter is may hang on its neighbours. */
const letterOf = perLetter(letter =>
  /^[\p{Script=Latin}']$/u.test(letter) ? formOfParts(letter) : null,
);

const isCapitalised = (token: string): boolean => /^\p{Lu}/u.test(token);
