import type { Language } from '../../domain/language';
import { detectLanguage } from '../detect-language';
import { remember } from '../remember';
import { spelledOut } from './chat-words';
import { conceptsOf } from './concepts';
import courtesyWords from './data/courtesies.json';
import { stem } from './stem';
import { type Token, tokensOf } from './tokens';

/**
 * What the classifier looks at, in groups of which each has the same say, however many features it
 * has: words and pairs of words (bare, and with accents), pieces of words within their bounds, and
 * meanings with the order they come in.
 */
export const groups = ['word', 'piece', 'meaning'] as const;
export type Group = (typeof groups)[number];
export type Features = Record<Group, string[]>;

const pieceLengths = [2, 3, 4, 5] as const;
const mostConcepts = 16;

const courtesies = new Set(courtesyWords.flatMap(word => tokensOf(word)).map(({ toned }) => toned));

/** Tells whether a bare word is of the desk's world; others are a sign of their own. */
export type Knows = (word: string) => boolean;

/** The features of a message, each once, by readable names ("w:xoa", "a:xoá", "~dele", "c:delete"). */
export function featuresOf(text: string, knows: Knows, talk: Language = 'vi'): Features {
  const typed = tokensOf(text);
  const language = detectLanguage(text, talk);
  const tokens = withoutCourtesies(spelledOut(typed, language));
  const isBare = language === 'vi' && isTypedBare(typed);
  return {
    word: [...new Set([...wordFeatures(tokens), ...sizeFeatures(tokens, knows)])],
    piece: [...new Set(pieceFeatures(typed))],
    meaning: [...new Set(meaningFeatures(conceptsOf(tokens, { isBare, knows })))],
  };
}

/** Few accents are as good as none: people forget most of them, or type them where it matters. */
function isTypedBare(tokens: readonly Token[]): boolean {
  const accented = tokens.filter(({ bare, toned }) => bare !== toned).length;
  return accented * 4 < tokens.length;
}

/** Polite particles say nothing about what is wanted, and part words that belong together. */
function withoutCourtesies(tokens: readonly Token[]): readonly Token[] {
  const plain = tokens.filter(token => !courtesies.has(token.toned));
  return plain.length > 0 ? plain : tokens;
}

function* wordFeatures(tokens: readonly Token[]): Generator<string> {
  let before = '^';
  let beforeToned = '^';
  for (const { bare, toned } of tokens) {
    const root = stem(bare);
    yield `w:${root}`;
    yield `w:${before} ${root}`;
    if (toned !== bare) yield `a:${toned}`;
    if (toned !== bare || beforeToned !== before) yield `a:${beforeToned} ${toned}`;
    before = root;
    beforeToned = toned;
  }
  yield `w:${before} $`;
}

function* sizeFeatures(tokens: readonly Token[], knows: Knows): Generator<string> {
  const words = tokens.filter(({ bare }) => /^[a-z]/.test(bare));
  yield `size:${words.length < 4 ? words.length : words.length < 8 ? '4+' : words.length < 16 ? '8+' : '16+'}`;
  const unknown = words.filter(({ bare }) => !knows(bare)).length;
  if (unknown > 0) yield `unknown:${unknown < 3 ? unknown : '3+'}`;
  if (unknown > 0 && unknown === words.length) yield 'unknown:all';
  else if (unknown * 2 >= words.length && unknown > 0) yield 'unknown:half';
}

function pieceFeatures(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ bare }) => piecesOf(bare));
}

/** Customers have most of their words in common. */
const piecesOf = remember((word: string): readonly string[] => {
  const bounded = ` ${word} `;
  return pieceLengths.flatMap(length =>
    Array.from(
      { length: Math.max(0, bounded.length - length + 1) },
      (_, start) => `~${bounded.slice(start, start + length)}`,
    ),
  );
}, 4_000);

function* meaningFeatures(all: readonly string[]): Generator<string> {
  const concepts = all.slice(0, mostConcepts);
  if (concepts.length === 0) yield 'c:-';
  for (const [place, concept] of concepts.entries()) {
    yield `c:${concept}`;
    yield `c:${concepts[place - 1] ?? '^'} ${concept}`;
    for (const later of concepts.slice(place + 1)) {
      if (later !== concept) yield `c:${concept}..${later}`;
    }
  }
  if (concepts.length > 0) yield `c:${concepts.at(-1)} $`;
}
