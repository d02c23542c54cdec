import type { Language } from '../../domain/language';
import { detectLanguage } from '../detect-language';
import { emptyHash, hashOn } from '../hashing';
import { remember } from '../remember';
import { spelledOut } from './chat-words';
import { conceptsOf } from './concepts';
import courtesyWords from './data/courtesies.json';
import { isSpelled, type Token, tokensOf } from './tokens';

/**
 * What the classifier looks at, in groups of which each has the same say, however many features it
 * has: words and pairs of words (bare, and with accents), pieces of words within their bounds, and
 * meanings with the order they come in.
 */
export const groups = ['word', 'piece', 'meaning'] as const;
export type Group = (typeof groups)[number];
/** The features of a text, each once: by their names, or by a number for each. */
export type Features<F = string> = Record<Group, readonly F[]>;

const pieceLengths = [2, 3, 4, 5] as const;
const mostConcepts = 16;

const courtesies = new Set(courtesyWords.flatMap(word => tokensOf(word)).map(({ toned }) => toned));

/** Tells whether a bare word is of the desk's world; others are a sign of their own. */
export type Knows = (word: string) => boolean;

/** Puts a feature together of its parts, of which the last two may be empty. */
interface Naming<F> {
  of(kind: string, first: string, joint: string, second: string): F;
  /** The pieces of a word. */
  piecesOf(word: string): readonly F[];
}

const byName: Naming<string> = {
  of: (kind, first, joint, second) => kind + first + joint + second,
  piecesOf: pieceNames,
};

/** Names are not put together where nobody reads them: their hash is all that a model looks at. */
const byHash: Naming<number> = {
  of: (kind, first, joint, second) =>
    hashOn(hashOn(hashOn(hashOn(emptyHash, kind), first), joint), second),
  /** Customers have most of their words in common. */
  piecesOf: remember(word => pieceNames(word).map(name => hashOn(emptyHash, name)), 4_000),
};

/** The features of a message by readable names ("w:xoa", "a:xoá", "~dele", "c:delete"). */
export function featuresOf(text: string, knows: Knows, talk?: Language): Features {
  return named(byName, text, knows, talk);
}

/** The same in the same order, by the hashes of their names. */
export function hashedFeaturesOf(text: string, knows: Knows, talk?: Language): Features<number> {
  return named(byHash, text, knows, talk);
}

function named<F>(
  naming: Naming<F>,
  text: string,
  knows: Knows,
  talk: Language = 'vi',
): Features<F> {
  const typed = tokensOf(text);
  const language = detectLanguage(text, talk);
  const tokens = withoutCourtesies(spelledOut(typed, language));
  const isBare = language === 'vi' && isTypedBare(typed);
  const word = new Set<F>();
  addWords(word, tokens, naming);
  addSizes(word, tokens, knows, naming);
  const piece = new Set<F>();
  for (const { bare } of typed) for (const one of naming.piecesOf(bare)) piece.add(one);
  const meaning = new Set<F>();
  addMeanings(meaning, conceptsOf(tokens, { isBare, knows }), naming);
  return { word: [...word], piece: [...piece], meaning: [...meaning] };
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

function addWords<F>(found: Set<F>, tokens: readonly Token[], naming: Naming<F>): void {
  let before = '^';
  let beforeToned = '^';
  for (const { bare, toned, root } of tokens) {
    found.add(naming.of('w:', root, '', ''));
    found.add(naming.of('w:', before, ' ', root));
    if (toned !== bare) found.add(naming.of('a:', toned, '', ''));
    if (toned !== bare || beforeToned !== before)
      found.add(naming.of('a:', beforeToned, ' ', toned));
    before = root;
    beforeToned = toned;
  }
  found.add(naming.of('w:', before, ' ', '$'));
}

function addSizes<F>(
  found: Set<F>,
  tokens: readonly Token[],
  knows: Knows,
  naming: Naming<F>,
): void {
  let size = 0;
  let unknown = 0;
  for (const { bare } of tokens) {
    if (!isSpelled(bare)) continue;
    size++;
    if (!knows(bare)) unknown++;
  }
  const shown = size < 4 ? String(size) : size < 8 ? '4+' : size < 16 ? '8+' : '16+';
  found.add(naming.of('size:', shown, '', ''));
  if (unknown === 0) return;
  found.add(naming.of('unknown:', unknown < 3 ? String(unknown) : '3+', '', ''));
  if (unknown === size) found.add(naming.of('unknown:', 'all', '', ''));
  else if (unknown * 2 >= size) found.add(naming.of('unknown:', 'half', '', ''));
}

function pieceNames(word: string): string[] {
  const bounded = ` ${word} `;
  return pieceLengths.flatMap(length =>
    Array.from(
      { length: Math.max(0, bounded.length - length + 1) },
      (_, start) => `~${bounded.slice(start, start + length)}`,
    ),
  );
}

function addMeanings<F>(found: Set<F>, all: readonly string[], naming: Naming<F>): void {
  const concepts = all.slice(0, mostConcepts);
  if (concepts.length === 0) found.add(naming.of('c:', '-', '', ''));
  let before = '^';
  for (const [place, concept] of concepts.entries()) {
    found.add(naming.of('c:', concept, '', ''));
    found.add(naming.of('c:', before, ' ', concept));
    for (let later = place + 1; later < concepts.length; later++) {
      const other = concepts[later] ?? '';
      if (other !== concept) found.add(naming.of('c:', concept, '..', other));
    }
    before = concept;
  }
  if (concepts.length > 0) found.add(naming.of('c:', before, ' ', '$'));
}
