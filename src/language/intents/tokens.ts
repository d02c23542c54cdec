/** A word as the classifier sees it. */
export interface Token {
  /** Lower case, accents off, đ as d. */
  readonly bare: string;
  /**
   * Bare letters with their hats, and the tone written last, so that "hoà" and "hòa" are one word.
   * Equal to `bare` where the word was typed without accents.
   */
  readonly toned: string;
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

/** Splits a message into words, numbers by their size, and kinds (`@case`, `@email`, `@link`). */
export function tokensOf(text: string): Token[] {
  const said = shortened(text)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(heapedMarks, '$1')
    .replace(/(\p{L})['’](?=\p{L})/gu, '$1')
    .replace(link, ' @link ')
    .replace(address, ' @email ')
    .replace(caseNumber, ' @case ')
    .normalize('NFC')
    .replace(longRun, '$1');
  return (said.match(piece) ?? []).map(tokenOf);
}

function tokenOf(word: string): Token {
  if (/^\d/.test(word)) return sized(word);
  if (/^[?!]/.test(word)) return same(word.includes('?') ? '?' : '!');
  if (/^\p{Extended_Pictographic}/u.test(word)) return same('@emoji');
  const parts = word.normalize('NFD').replaceAll('đ', 'd\u0302');
  const bare = parts.replace(marks, '');
  const tone = parts.match(tones)?.[0] ?? '';
  return { bare, toned: hats.test(parts) || tone ? parts.replace(tones, '') + tone : bare };
}

function sized(number: string): Token {
  const digits = number.replace(/\D/g, '').length;
  return same(digits <= 2 ? `#${digits}` : digits < 9 ? '#some' : digits < 13 ? '#phone' : '#many');
}

const same = (word: string): Token => ({ bare: word, toned: word });

function shortened(text: string): string {
  if (text.length <= longestBeginning + longestEnd) return text;
  return `${text.slice(0, longestBeginning)} ${text.slice(-longestEnd)}`;
}
