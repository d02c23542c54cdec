import { fold, unfold } from '../fold';
import { slotOf } from '../hashing';
import { remember } from '../remember';
import chat from './data/chat-spelling.json';
import { type Form, formOf } from './word-form';

export { sameWord } from './word-form';

/** How much of a message is read; what comes after is kept elsewhere, but not searched. */
export const readLimit = 2000;

export const slotBits = 12;

/** A word of a message. */
export interface Word extends Form {
  /** A number of its bare letters, which rules most phrases of a lexicon out: below 2^`slotBits`. */
  readonly slot: number;
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
/** Chat spellings by their letters, of each the tones that it may have. */
const expansions = new Map<string, readonly { tone: string; meaning: readonly Form[] }[]>();

export function clip(text: string): string {
  return text.length > readLimit ? text.slice(0, readLimit) : text;
}

/** The words of the first `readLimit` characters, in order; kept for the next reader of the same text. */
export function words(text: string, { expandChat = true }: WordOptions = {}): readonly Word[] {
  return expandChat ? meantWords(clip(text)) : typedWords(clip(text));
}

const typedWords = remember(cut);
const meantWords = remember(text => spelledOut(typedWords(text), text));

/** The same, for texts that are read but once, like the phrases of a lexicon: nothing of them is kept. */
export function wordsOnce(text: string, { expandChat = true }: WordOptions = {}): readonly Word[] {
  const clipped = clip(text);
  const typed = cut(clipped);
  return expandChat ? spelledOut(typed, clipped) : typed;
}

function cut(text: string): readonly Word[] {
  const folded = fold(text);
  const found: Word[] = [];
  let last = 0;
  for (const match of folded.text.matchAll(wordPattern)) {
    const [word] = match;
    const stop = match.index + word.length;
    const form = formOf(unfold(folded, match.index, stop), word);
    const start = folded.origin[match.index] ?? 0;
    const end = folded.origin[stop] ?? folded.original.length;
    found.push(placed(form, start, end, isBreak(folded.text, last, match.index)));
    last = stop;
  }
  return found;
}

/** The words that are meant by chat spellings, in their places. */
function spelledOut(typed: readonly Word[], text: string): readonly Word[] {
  const found: Word[] = [];
  for (const word of typed) {
    const meant = chatMeaning(word, text);
    if (!meant) found.push(word);
    else
      for (const [at, part] of meant.entries())
        found.push(placed(part, word.start, word.end, word.afterBreak && at === 0));
  }
  return found;
}

function placed(
  { bare, shape, tone }: Form,
  start: number,
  end: number,
  afterBreak: boolean,
): Word {
  return { bare, shape, tone, slot: slotOf(bare, slotBits), start, end, afterBreak };
}

/** Dots and commas inside "b.vn", "5.3", "10:30" hold together. */
function isBreak(text: string, from: number, to: number): boolean {
  if (to - from === 1 && text.charCodeAt(from) === 0x20) return false;
  const gap = text.slice(from, to);
  if (!breaks.test(gap)) return false;
  const [before, after] = [text[from - 1] ?? '', text[to] ?? ''];
  if (gap === '.') return !/[a-z\d]/.test(after) || !/[a-z\d]/.test(before);
  return !((gap === ',' || gap === ':') && /\d/.test(before) && /\d/.test(after));
}

/** A "k" before another word is "không"; alone it may as well be an English "ok". */
function chatMeaning({ bare, shape, tone, end }: Word, text: string): readonly Form[] | undefined {
  if (bare === 'k') return /^ \p{M}*\p{L}/u.test(text.slice(end, end + 8)) ? khong : undefined;
  return expansions.get(shape)?.find(meant => meant.tone === tone)?.meaning;
}

const khong = [formOf('không')];
for (const [short, meaning] of Object.entries(chat as Record<string, string>)) {
  const { shape, tone } = formOf(short);
  const alike = expansions.get(shape)?.filter(other => other.tone !== tone) ?? [];
  expansions.set(shape, [
    ...alike,
    { tone, meaning: meaning.split(' ').map(part => formOf(part)) },
  ]);
}
