import { fold, unfold } from '../fold';
import chat from './data/chat-spelling.json';

/** How much of a message is read; what comes after is kept elsewhere, but not searched. */
export const readLimit = 2000;

/**
 * A word of a message. Vietnamese accents are taken apart into `shape` (ă â đ ê ô ơ ư) and `tone`, so
 * that "hoà" and "hòa" are one word, and a word typed with some of its accents can still be known.
 */
export interface Word {
  /** Lower case without accents. */
  readonly bare: string;
  /** Lower case with the letters' own marks and without the tone; as long as `bare`. */
  readonly shape: string;
  /** '' or one of f (huyền), s (sắc), r (hỏi and ngã, which the South speaks alike), j (nặng). */
  readonly tone: string;
  /** Place in the text as it was said. */
  readonly start: number;
  readonly end: number;
  /** Punctuation or a new line stands between this word and the one before it. */
  readonly afterBreak: boolean;
}

export interface WordOptions {
  /** Read chat spellings ("ko", "sdt") as the words they stand for; so by default. */
  expandChat?: boolean;
}

const wordPattern = /[\p{L}\p{N}]+(?:['’ʼ]\p{L}+)*/gu;
const breaks = /[,.;:!?…()[\]{}"“”«»\n\r|•*=–—]| -+ /u;
const apostrophes = new Set(["'", '’', 'ʼ']);
const anyMark = /\p{M}/u;
const plainWord = /^[a-zA-Z\d]+$/;
const longRuns = /(\p{L})\1{2,}/gu;
const toneKeys: Readonly<Record<string, string>> = {
  '\u0300': 'f',
  '\u0301': 's',
  '\u0303': 'r',
  '\u0309': 'r',
  '\u0323': 'j',
};
const shapeMarks = new Set(['\u0302', '\u0306', '\u031b']);
const expansions = new Map<string, Form[]>();

interface Form {
  bare: string;
  shape: string;
  tone: string;
}

export function clip(text: string): string {
  return text.length > readLimit ? text.slice(0, readLimit) : text;
}

/** The words of the first `readLimit` characters, in order. */
export function words(text: string, { expandChat = true }: WordOptions = {}): Word[] {
  const folded = fold(clip(text));
  const found: Word[] = [];
  let last = 0;
  for (const match of folded.text.matchAll(wordPattern)) {
    const stop = match.index + match[0].length;
    const form = formOf(unfold(folded, match.index, stop));
    const place = {
      start: folded.origin[match.index] ?? 0,
      end: folded.origin[stop] ?? folded.original.length,
      afterBreak: isBreak(folded.text, last, match.index),
    };
    last = stop;
    const meant = expandChat ? chatMeaning(form, folded.text, stop) : undefined;
    if (!meant) found.push({ ...form, ...place });
    else
      meant.forEach((part, at) => {
        found.push({ ...part, ...place, afterBreak: place.afterBreak && at === 0 });
      });
  }
  return found;
}

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

/** Dots and commas inside "b.vn", "5.3", "10:30" hold together. */
function isBreak(text: string, from: number, to: number): boolean {
  const gap = text.slice(from, to);
  if (!breaks.test(gap)) return false;
  const [before, after] = [text[from - 1] ?? '', text[to] ?? ''];
  if (gap === '.') return !/[a-z\d]/.test(after) || !/[a-z\d]/.test(before);
  return !((gap === ',' || gap === ':') && /\d/.test(before) && /\d/.test(after));
}

/** A "k" before another word is "không"; alone it may as well be an English "ok". */
function chatMeaning(form: Form, text: string, stop: number): Form[] | undefined {
  if (form.bare === 'k') return /^ \p{L}/u.test(text.slice(stop, stop + 3)) ? khong : undefined;
  return expansions.get(spelling(form));
}

function formOf(said: string): Form {
  if (plainWord.test(said)) {
    const bare = said.toLowerCase().replace(longRuns, '$1');
    return { bare, shape: bare, tone: '' };
  }
  let shape = '';
  let tone = '';
  for (const mark of said.normalize('NFD').toLowerCase()) {
    const key = toneKeys[mark];
    if (key !== undefined) tone = tone || key;
    else if (!apostrophes.has(mark) && (shapeMarks.has(mark) || !anyMark.test(mark))) shape += mark;
  }
  const shaped = settleHorns(shape.normalize('NFC')).replace(longRuns, '$1');
  const bare = fold(shaped).text.replace(longRuns, '$1');
  return bare.length === shaped.length
    ? { bare, shape: shaped, tone }
    : { bare, shape: bare, tone: '' };
}

/** "đuợc" and "nguời" are slips for "được" and "người": the horn goes on both letters. */
function settleHorns(shape: string): string {
  return shape.replace(/uơ(?=[a-zđ])/gu, 'ươ').replace(/ưo(?=[a-zđ])/gu, 'ươ');
}

function spelling(form: Form): string {
  return `${form.shape}/${form.tone}`;
}

const khong = [formOf('không')];
for (const [short, meaning] of Object.entries(chat as Record<string, string>)) {
  expansions.set(spelling(formOf(short)), meaning.split(' ').map(formOf));
}
