import { fold } from '../fold';
import { slotOf } from '../hashing';
import { sameWord, slotBits, type Word, wordsOnce } from './words';

/** A phrase of a lexicon found in a text: words `from` up to, not including, `to`. */
export interface Hit<C extends string = string> {
  readonly code: C;
  readonly from: number;
  readonly to: number;
}

interface Entry<C> {
  readonly code: C;
  readonly words: readonly Word[];
  readonly exact: boolean;
}

/** The phrases that begin with the same bare words, by the next of these. */
interface Node<C> {
  readonly next: Map<string, Node<C>>;
  readonly entries: Entry<C>[];
}

type Source<C extends string> = Partial<Record<C, readonly string[]>>;

/**
 * Phrases by code, as the data files hold them. A phrase is written with its accents and is found with
 * all, some or none of them; one that starts with `=` is found only as it is written, for words that
 * mean something else when bare ("=thẻ" is a card, "the" is English). Where two phrases fit, the longer
 * wins; of the same phrase under two codes, the first. It is made ready with the first text that needs it.
 */
export class Lexicon<C extends string = string> {
  readonly #sources: readonly Source<C>[];
  #root: Node<C> | undefined;
  /** One bit a slot of words, set where a phrase begins with such a word. */
  readonly #begins = new Uint8Array(2 ** slotBits / 8);
  /** What was found in the text before; readers that share a lexicon often ask about the same one. */
  #last: { said: readonly Word[]; hits: readonly Hit<C>[] } | undefined;

  constructor(...sources: Source<C>[]) {
    this.#sources = sources;
  }

  /** All phrases found, in the order of the text; none shares a word with another. */
  find(said: readonly Word[]): readonly Hit<C>[] {
    if (this.#last?.said === said) return this.#last.hits;
    const hits: Hit<C>[] = [];
    for (let from = 0; from < said.length; ) {
      const hit = this.at(said, from);
      if (hit) hits.push(hit);
      from = hit ? hit.to : from + 1;
    }
    this.#last = { said, hits };
    return hits;
  }

  /** The longest phrase that starts at this word. Phrases never reach over punctuation. */
  at(said: readonly Word[], from: number): Hit<C> | undefined {
    const word = said[from];
    if (!word) return undefined;
    const root = this.#ready();
    if (!this.#mayBegin(word)) return undefined;
    const first = root.next.get(word.bare);
    return first && longest(first, said, from);
  }

  /** Whether any phrase occurs. */
  occursIn(said: readonly Word[]): boolean {
    return said.some((_, from) => this.at(said, from) !== undefined);
  }

  /** Tells most words that begin no phrase by their number alone; readers ask for each word in many lexicons. */
  #mayBegin({ slot }: Word): boolean {
    return (((this.#begins[slot >> 3] ?? 0) >> (slot & 7)) & 1) === 1;
  }

  #ready(): Node<C> {
    if (this.#root) return this.#root;
    const root = this.#build();
    for (const word of root.next.keys()) {
      const slot = slotOf(word, slotBits);
      this.#begins[slot >> 3] = (this.#begins[slot >> 3] ?? 0) | (1 << (slot & 7));
    }
    this.#root = root;
    return root;
  }

  #build(): Node<C> {
    const root: Node<C> = { next: new Map(), entries: [] };
    for (const source of this.#sources) {
      for (const code of Object.keys(source) as C[]) {
        for (const phrase of source[code] ?? []) addPhrase(root, code, phrase);
      }
    }
    return root;
  }
}

/** A phrase in chat spelling is kept both as it is written and as it is meant. */
function addPhrase<C>(root: Node<C>, code: C, phrase: string): void {
  const exact = phrase.startsWith('=');
  for (const words of variantsOf(exact ? phrase.slice(1) : phrase)) {
    if (words.length === 0) continue;
    let node = root;
    for (const { bare: word } of words) {
      let next = node.next.get(word);
      if (!next) {
        next = { next: new Map(), entries: [] };
        node.next.set(word, next);
      }
      node = next;
    }
    node.entries.push({ code, words, exact });
  }
}

/** Most phrases of politeness stand in many lexicons. */
const known = new Map<string, readonly (readonly Word[])[]>();

function variantsOf(phrase: string): readonly (readonly Word[])[] {
  const parsed = known.get(phrase);
  if (parsed) return parsed;
  const meant = wordsOnce(phrase);
  const variants = [meant];
  if (keyOf(meant) !== fold(phrase).text) {
    const asWritten = wordsOnce(phrase, { expandChat: false });
    if (keyOf(asWritten) !== keyOf(meant)) variants.push(asWritten);
  }
  known.set(phrase, variants);
  return variants;
}

const keyOf = (words: readonly Word[]): string => words.map(word => word.bare).join(' ');

/** Which words of the text belong to one of the hits. */
export function covered(hits: readonly Hit[], length: number): boolean[] {
  const mask = new Array<boolean>(length).fill(false);
  for (const hit of hits) mask.fill(true, hit.from, hit.to);
  return mask;
}

/** How many words of the text belong to none of the hits, which do not overlap. */
export function uncovered(hits: readonly Hit[], length: number): number {
  let count = length;
  for (const hit of hits) count -= hit.to - hit.from;
  return count;
}

/** The longest phrase from here on, of those that begin with this node's word. */
function longest<C extends string>(
  first: Node<C>,
  said: readonly Word[],
  from: number,
): Hit<C> | undefined {
  let best: Entry<C> | undefined;
  let to = from;
  let node: Node<C> | undefined = first;
  for (let at = from; node; ) {
    const entry = node.entries.length > 0 ? fitting(node.entries, said, from) : undefined;
    at++;
    if (entry) {
      best = entry;
      to = at;
    }
    const word = said[at];
    node = word && !word.afterBreak ? node.next.get(word.bare) : undefined;
  }
  return best && { code: best.code, from, to };
}

function fitting<C>(
  entries: readonly Entry<C>[],
  said: readonly Word[],
  from: number,
): Entry<C> | undefined {
  for (const entry of entries) if (fits(said, from, entry)) return entry;
  return undefined;
}

/** In a phrase some accents may be missing; a lone word has all of them or none. */
function fits(said: readonly Word[], from: number, { words, exact }: Entry<unknown>): boolean {
  const isLone = words.length === 1 && !exact;
  for (let at = 0; at < words.length; at++) {
    const word = said[from + at];
    const meant = words[at];
    if (!word || !meant) return false;
    const strictly = isLone ? word.shape !== word.bare || word.tone !== '' : exact;
    if (!sameWord(word, meant, strictly)) return false;
  }
  return true;
}
