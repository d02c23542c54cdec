import { type Folded, fold } from '../../fold';
import { remember } from '../../remember';
import { isBare, type Marks, marksOf } from './accents';

/** A word, a number or a sign of the text, with its place in the original. */
export interface Token {
  /** Bare lower-case letters, digits, or one sign. */
  text: string;
  kind: 'word' | 'digits' | 'sign';
  /** How the word was accented; undefined where it was typed bare. */
  marks: Marks | undefined;
  /** Whether it begins with a capital letter. */
  capital: boolean;
  /** Whether no space stands before it. */
  glued: boolean;
  start: number;
  end: number;
}

/** Signs that are written in more than one way. */
const signs: ReadonlyMap<string, string> = new Map([
  ['’', "'"],
  ['‘', "'"],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
]);

const pattern = /[a-z]+|\d+|[^\sa-z\d]/g;

/** The tokens of a text; kept for the other language's grammar, which often reads the same one. */
export const tokenize: (text: string) => readonly Token[] = remember(tokenizeOnce);

/** The same, for texts that are read but once. */
export function tokenizeOnce(text: string): readonly Token[] {
  const folded = fold(text);
  const tokens: Token[] = [];
  let lastEnd = -1;
  for (const match of folded.text.matchAll(pattern)) {
    tokens.push(tokenAt(folded, match.index, match[0], lastEnd === match.index));
    lastEnd = match.index + match[0].length;
  }
  return tokens;
}

function tokenAt(folded: Folded, index: number, text: string, glued: boolean): Token {
  const start = folded.origin[index] ?? 0;
  const end = folded.origin[index + text.length] ?? folded.original.length;
  const first = text.charCodeAt(0);
  const kind =
    first >= 97 && first <= 122 ? 'word' : first >= 48 && first <= 57 ? 'digits' : 'sign';
  const original = kind === 'word' ? folded.original.slice(start, end) : text;
  const marks = kind === 'word' && !isAscii(original) ? marksOf(original) : undefined;
  return {
    text: signs.get(text) ?? text,
    kind,
    marks: marks && !isBare(marks) ? marks : undefined,
    capital: kind === 'word' && original[0] !== original[0]?.toLowerCase(),
    glued,
    start,
    end,
  };
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}

/** Two words written without a space between them ("hômqua"), parted where both are known. */
export function partGlued(
  token: Token,
  known: ReadonlySet<string>,
): readonly [Token, Token] | undefined {
  const { text, start, end } = token;
  if (text.length < 6 || text.length > 16 || token.kind !== 'word' || known.has(text))
    return undefined;
  // Where accents fall cannot be told once letters and marks are counted together.
  if (end - start !== text.length) return undefined;
  for (let at = 3; at <= text.length - 3; at++) {
    const first = text.slice(0, at);
    if (!known.has(first)) continue;
    const second = text.slice(at);
    if (!known.has(second)) continue;
    const middle = start + at;
    const bare = { ...token, marks: undefined };
    return [
      { ...bare, text: first, end: middle },
      { ...bare, text: second, start: middle, glued: true, capital: false },
    ];
  }
  return undefined;
}
