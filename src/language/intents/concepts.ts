import { languages } from '../../domain/language';
import { spelledOut } from './chat-words';
import lexicon from './data/concepts.json';
import { stem } from './stem';
import { isSpelled, type Token, tokensOf } from './tokens';

/**
 * A meaning that many words share in both languages ("xóa", "gỡ", "wipe", "erase"). Words that no
 * training text has are understood by the company they keep here.
 */

interface Node {
  readonly next: Map<string, Node>;
  readonly ends: { readonly words: readonly Meant[]; readonly concept: string }[];
}

/** A word of a phrase: with its accents, and the root of that. */
interface Meant {
  readonly toned: string;
  readonly root: string;
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
    if (length > 0) found.push(...concepts);
    const word = tokens[place]?.bare ?? '';
    const isForeign = length === 0 && isSpelled(word) && !around.knows(word);
    if (isForeign && found.at(-1) !== foreign) found.push(foreign);
    place += Math.max(1, length);
  }
  return found;
}

interface Match {
  length: number;
  concepts: ReadonlySet<string>;
}

const nothing: Match = { length: 0, concepts: new Set() };

function longestAt(tokens: readonly Token[], place: number, isBare: boolean): Match {
  let best = nothing;
  let node: Node | undefined = rootOfAll();
  for (let at = place; at < tokens.length; at++) {
    const token: Token | undefined = tokens[at];
    node = token && node.next.get(token.root);
    if (!node) break;
    const fitting = node.ends.filter(({ words }) => agree(tokens, place, words, isBare));
    if (fitting.length > 0) {
      const concepts = new Set(fitting.map(({ concept }) => concept));
      best = { length: at - place + 1, concepts };
    }
  }
  return best;
}

function agree(
  tokens: readonly Token[],
  place: number,
  meant: readonly Meant[],
  isBare: boolean,
): boolean {
  return meant.every(({ toned, root }, step) => {
    const token = tokens[place + step];
    if (token === undefined) return false;
    if (token.toned !== token.bare) return token.toned === toned;
    return isBare || token.root === root;
  });
}

function plant(root: Node, concept: string, phrase: readonly Token[]): void {
  let node = root;
  for (const { root: key } of phrase) {
    const next = node.next.get(key) ?? { next: new Map(), ends: [] };
    node.next.set(key, next);
    node = next;
  }
  const words = phrase.map(({ toned }) => ({ toned, root: stem(toned) }));
  if (!node.ends.some(other => other.concept === concept && sameWords(other.words, words))) {
    node.ends.push({ words, concept });
  }
}

function sameWords(one: readonly Meant[], other: readonly Meant[]): boolean {
  return one.every(({ toned }, at) => toned === other[at]?.toned);
}
