import { fold } from '../fold';
import { perLetter } from '../letters';

/**
 * How a word is written. Vietnamese accents are taken apart into `shape` (ă â đ ê ô ơ ư) and `tone`, so
 * that "hoà" and "hòa" are one word, and a word typed with some of its accents can still be known.
 */
export interface Form {
  /** Lower case without accents. */
  readonly bare: string;
  /** Lower case with the letters' own marks and without the tone; as long as `bare`. */
  readonly shape: string;
  /** '' or one of f (huyền), s (sắc), r (hỏi and ngã, which the South speaks alike), j (nặng). */
  readonly tone: string;
}

const apostrophes = new Set(["'", '’', 'ʼ']);
const anyMark = /\p{M}/u;
const anyApostrophe = /['’ʼ]/;
const longRuns = /(\p{L})\1{2,}/gu;
const toneKeys: Readonly<Record<string, string>> = {
  '\u0300': 'f',
  '\u0301': 's',
  '\u0303': 'r',
  '\u0309': 'r',
  '\u0323': 'j',
};
const shapeMarks = new Set(['\u0302', '\u0306', '\u031b']);
/**
 * Whether `said` can be the word `meant`: letter for letter, where marks that the writer left out are
 * forgiven and marks that contradict are not. With `exact` nothing may be left out.
 */
export function sameWord(said: Form, meant: Form, exact = false): boolean {
  if (said.bare !== meant.bare) return false;
  if (said.tone !== meant.tone && (exact || said.tone !== '')) return false;
  if (said.shape === meant.shape) return true;
  if (exact) return false;
  for (let at = 0; at < said.shape.length; at++) {
    const letter = said.shape[at];
    if (letter !== meant.shape[at] && letter !== said.bare[at]) return false;
  }
  return true;
}

/** @param folded the word without accents and in small letters, where it is known already. */
export function formOf(said: string, folded = fold(said).text): Form {
  if (said === folded && !anyApostrophe.test(said)) {
    const bare = shortened(said);
    return { bare, shape: bare, tone: '' };
  }
  return formOfLetters(said, folded) ?? formOfMarks(said);
}

/** A word of letters that each hold their marks, as nearly all are typed: letter by letter. */
function formOfLetters(said: string, folded: string): Form | undefined {
  let shape = '';
  let tone = '';
  for (let at = 0; at < said.length; at++) {
    const letter = letterOf(said.charCodeAt(at));
    if (!letter) return undefined;
    shape += letter.shape;
    if (tone === '') tone = letter.tone;
  }
  return withBare(shape, tone, folded);
}

function formOfMarks(said: string): Form {
  const { shape, tone } = apart(said);
  return withBare(shape, tone);
}

function withBare(marked: string, tone: string, folded?: string): Form {
  const shape = shortened(settleHorns(marked));
  const isWhole = folded?.length === shape.length;
  const bare = shortened(isWhole ? folded : fold(shape).text);
  return bare.length === shape.length ? { bare, shape, tone } : { bare, shape: bare, tone: '' };
}

/** A text's letters with their own marks, and its first tone. */
function apart(said: string): { shape: string; tone: string } {
  let shape = '';
  let tone = '';
  for (const mark of said.normalize('NFD').toLowerCase()) {
    const key = toneKeys[mark];
    if (key !== undefined) tone = tone || key;
    else if (!apostrophes.has(mark) && (shapeMarks.has(mark) || !anyMark.test(mark))) shape += mark;
  }
  return { shape: shape.normalize('NFC'), tone };
}

/** One letter taken apart; none where it is no letter by itself. */
const letterOf = perLetter(letter => {
  const { shape, tone } = apart(letter);
  if (shape.length !== 1 || anyMark.test(shape)) return null;
  return { shape, tone };
});

/** "quaaa" is "qua". */
function shortened(word: string): string {
  for (let at = 2; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code === word.charCodeAt(at - 1) && code === word.charCodeAt(at - 2))
      return word.replace(longRuns, '$1');
  }
  return word;
}

/** "đuợc" and "nguời" are slips for "được" and "người": the horn goes on both letters. */
function settleHorns(shape: string): string {
  if (!shape.includes('uơ') && !shape.includes('ưo')) return shape;
  return shape.replace(/uơ(?=[a-zđ])/gu, 'ươ').replace(/ưo(?=[a-zđ])/gu, 'ươ');
}
