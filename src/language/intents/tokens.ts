import { perLetter } from '../letters';
import { stem } from './stem';

/** A word as the classifier sees it. */
export interface Token {
  /** Lower case, accents off, đ as d. */
  readonly bare: string;
  /**
   * Bare letters with their hats, and the tone written last, so that "hoà" and "hòa" are one word.
   * Equal to `bare` where the word was typed without accents.
   */
  readonly toned: string;
  /** The bare word without the commonest endings of English. */
  readonly root: string;
}

/** How much of a long message is read: its beginning and its end, in UTF-16 units. */
const longestBeginning = 420;
const longestEnd = 180;

const address = /\S+@\S+\.\S+/gu;
const link = /\bhttps?:\/\/\S+|\bwww\.\S+/gu;
const caseNumber = /\bpd[\s-]?(?=[a-z]*\d)[0-9a-z]{4}[\s-]?[0-9a-z]{4}\b/gu;
const piece = /@\w+|\p{L}[\p{L}\p{M}]*|\d[\d.,:/-]*|[?!]+|\p{Extended_Pictographic}/gu;
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const hats = /[\u0302\u0306\u031b]/u;
const marks = /\p{M}+/gu;
const heapedMarks = /(\p{M}{3})\p{M}+/gu;
const longRun = /(\p{L})\1{2,}/gu;

/** Without one of these a text is nothing but words, numbers and signs. */
const needsMore = /[\p{M}'’@]|http|www|pd/u;

/** Splits a message into words, numbers by their size, and kinds (`@case`, `@email`, `@link`). */
export function tokensOf(text: string): Token[] {
  const small = shortened(text).normalize('NFKC').toLowerCase();
  const said = needsMore.test(small) ? withKinds(small) : small;
  const words = hasLongRun(said) ? said.replace(longRun, '$1') : said;
  return (words.match(piece) ?? []).map(tokenOf);
}

function withKinds(text: string): string {
  return text
    .normalize('NFD')
    .replace(heapedMarks, '$1')
    .replace(/(\p{L})['’](?=\p{L})/gu, '$1')
    .replace(link, ' @link ')
    .replace(address, ' @email ')
    .replace(caseNumber, ' @case ')
    .normalize('NFC');
}

function hasLongRun(text: string): boolean {
  for (let at = 2; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Half of a letter of two units says nothing about its neighbours.
    if (code >= 0xd800 && code < 0xe000) return true;
    if (code === text.charCodeAt(at - 1) && code === text.charCodeAt(at - 2)) return true;
  }
  return false;
}

function tokenOf(word: string): Token {
  if (/^\d/.test(word)) return sized(word);
  if (/^[?!]/.test(word)) return same(word.includes('?') ? '?' : '!');
  return letters(word) ?? kindOrWord(word);
}

/** A word of letters that each hold their marks, as nearly all are typed: letter by letter. */
function letters(word: string): Token | undefined {
  let bare = '';
  let hatted = '';
  let tone = '';
  for (let at = 0; at < word.length; at++) {
    const letter = letterOf(word.charCodeAt(at));
    if (!letter) return undefined;
    bare += letter.bare;
    hatted += letter.hatted;
    if (tone === '') tone = letter.tone;
  }
  return tone === '' && hatted === bare ? token(bare, bare) : token(bare, hatted + tone);
}

function kindOrWord(word: string): Token {
  if (/^\p{Extended_Pictographic}/u.test(word)) return same('@emoji');
  const { bare, hatted, tone } = apart(word);
  return token(bare, hats.test(hatted) || tone ? hatted + tone : bare);
}

/** Bare letters; letters with all marks but tones; the first tone. */
function apart(said: string): { bare: string; hatted: string; tone: string } {
  const parts = said.normalize('NFD').replaceAll('đ', 'd\u0302');
  return {
    bare: parts.replace(marks, ''),
    hatted: parts.replace(tones, ''),
    tone: parts.match(tones)?.[0] ?? '',
  };
}

/** Only letters whose marks are those of Vietnamese: others, as in "ü", are left out of a word without hats. */
const letterOf = perLetter(letter => {
  const { bare, hatted, tone } = apart(letter);
  const isPlain = /^\p{L}/u.test(letter) && (hatted === bare || hats.test(hatted));
  return isPlain ? { bare, hatted, tone } : null;
});

function sized(number: string): Token {
  const digits = number.replace(/\D/g, '').length;
  return same(digits <= 2 ? `#${digits}` : digits < 9 ? '#some' : digits < 13 ? '#phone' : '#many');
}

const same = (word: string): Token => token(word, word);

const token = (bare: string, toned: string): Token => ({ bare, toned, root: stem(bare) });

function shortened(text: string): string {
  if (text.length <= longestBeginning + longestEnd) return text;
  return `${text.slice(0, longestBeginning)} ${text.slice(-longestEnd)}`;
}

/** A word in letters, no number, sign or kind. */
export function isSpelled(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 97 && first <= 122;
}
