import { languages } from '../../domain/language';
import { spelledOut } from './chat-words';
import lexicon from './data/concepts.json';
import { stem } from './stem';
import { type Token, tokensOf } from './tokens';

/**
 * A meaning that many words share in both languages ("xóa", "gỡ", "wipe", "erase"). Words that no
 * training text has are understood by the company they keep here.
 */

interface Node {
  readonly next: Map<string, Node>;
  readonly ends: { readonly toned: readonly string[]; readonly concept: string }[];
}

let planted: Node | undefined;

/** Made ready with the first text. */
function rootOfAll(): Node {
  if (planted) return planted;
  const root: Node = { next: new Map(), ends: [] };
  for (const [concept, phrases] of Object.entries(lexicon)) {
    for (const phrase of phrases) {
      const tokens = tokensOf(phrase);
      plant(root, concept, tokens);
      for (const language of languages) plant(root, concept, spelledOut(tokens, language));
    }
  }
  planted = root;
  return root;
}

/** Stands among the meanings for a word that has none and is foreign to the desk's work. */
const foreign = '?';

/** What concepts need to know of a text beside its words. */
export interface Surroundings {
  /** Typed without accents: then a bare word may be any word of that spelling. */
  readonly isBare: boolean;
  /** Tells whether a bare word is of the desk's world. */
  knows(word: string): boolean;
}

/** The meanings found in a text, in order; of overlapping phrases the longest counts. */
export function conceptsOf(tokens: readonly Token[], around: Surroundings): string[] {
  const found: string[] = [];
  for (let place = 0; place < tokens.length; ) {
    const { length, concepts } = longestAt(tokens, place, around.isBare);
    found.push(...concepts);
    const word = tokens[place]?.bare ?? '';
    const isForeign = length === 0 && /^[a-z]/.test(word) && !around.knows(word);
    if (isForeign && found.at(-1) !== foreign) found.push(foreign);
    place += Math.max(1, length);
  }
  return found;
}

interface Match {
  length: number;
  concepts: ReadonlySet<string>;
}

function longestAt(tokens: readonly Token[], place: number, isBare: boolean): Match {
  let best: Match = { length: 0, concepts: new Set() };
  let node: Node | undefined = rootOfAll();
  for (let at = place; at < tokens.length; at++) {
    const token: Token | undefined = tokens[at];
    node = token && node.next.get(stem(token.bare));
    if (!node) break;
    const concepts = node.ends
      .filter(end => end.toned.every((toned, step) => agrees(tokens[place + step], toned, isBare)))
      .map(end => end.concept);
    if (concepts.length > 0) best = { length: at - place + 1, concepts: new Set(concepts) };
  }
  return best;
}

function agrees(token: Token | undefined, toned: string, isBare: boolean): boolean {
  if (token === undefined) return false;
  if (token.toned !== token.bare) return token.toned === toned;
  return isBare || stem(token.bare) === stem(toned);
}

function plant(root: Node, concept: string, phrase: readonly Token[]): void {
  let node = root;
  for (const token of phrase) {
    const key = stem(token.bare);
    const next = node.next.get(key) ?? { next: new Map(), ends: [] };
    node.next.set(key, next);
    node = next;
  }
  const end = { toned: phrase.map(token => token.toned), concept };
  if (!node.ends.some(other => other.concept === concept && sameWords(other.toned, end.toned))) {
    node.ends.push(end);
  }
}

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return one.join(' ') === other.join(' ');
}
