import { bare } from '../fold';
import { sameWord, type Word, words } from './words';

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

/**
 * Phrases by code, as the data files hold them. A phrase is written with its accents and is found with
 * all, some or none of them; one that starts with `=` is found only as it is written, for words that
 * mean something else when bare ("=thẻ" is a card, "the" is English). Where two phrases fit, the longer
 * wins; of the same phrase under two codes, the first.
 */
export class Lexicon<C extends string = string> {
  readonly #entries = new Map<string, Entry<C>[]>();
  readonly #longest = new Map<string, number>();

  constructor(...sources: Partial<Record<C, readonly string[]>>[]) {
    for (const source of sources) {
      for (const code of Object.keys(source) as C[]) {
        for (const phrase of source[code] ?? []) this.#add(code, phrase);
      }
    }
  }

  /** All phrases found, in the order of the text; none shares a word with another. */
  find(said: readonly Word[]): Hit<C>[] {
    const hits: Hit<C>[] = [];
    for (let from = 0; from < said.length; ) {
      const hit = this.at(said, from);
      if (hit) hits.push(hit);
      from = hit ? hit.to : from + 1;
    }
    return hits;
  }

  /** The longest phrase that starts at this word. Phrases never reach over punctuation. */
  at(said: readonly Word[], from: number): Hit<C> | undefined {
    const first = said[from];
    const most = first && this.#longest.get(first.bare);
    if (!first || !most) return undefined;
    let key = first.bare;
    let best: Hit<C> | undefined;
    for (let length = 1; length <= most; length++) {
      if (length > 1) {
        const next = said[from + length - 1];
        if (!next || next.afterBreak) break;
        key += ` ${next.bare}`;
      }
      const entry = this.#entries.get(key)?.find(candidate => fits(said, from, candidate));
      if (entry) best = { code: entry.code, from, to: from + length };
    }
    return best;
  }

  /** Whether any phrase occurs. */
  occursIn(said: readonly Word[]): boolean {
    return said.some((_, from) => this.at(said, from) !== undefined);
  }

  /** A phrase in chat spelling is kept both as it is written and as it is meant. */
  #add(code: C, phrase: string): void {
    const exact = phrase.startsWith('=');
    for (const variant of variantsOf(exact ? phrase.slice(1) : phrase)) {
      this.#addVariant(code, variant, exact);
    }
  }

  #addVariant(code: C, { key, words: parts }: Variant, exact: boolean): void {
    const first = parts[0];
    if (!first) return;
    this.#longest.set(first.bare, Math.max(parts.length, this.#longest.get(first.bare) ?? 0));
    const sameKey = this.#entries.get(key);
    if (sameKey) sameKey.push({ code, words: parts, exact });
    else this.#entries.set(key, [{ code, words: parts, exact }]);
  }
}

/** Most phrases of politeness stand in many lexicons. */
const known = new Map<string, Variant[]>();

/** A phrase taken apart, with the bare words that it is found by. */
interface Variant {
  key: string;
  words: readonly Word[];
}

function variantsOf(phrase: string): readonly Variant[] {
  const parsed = known.get(phrase);
  if (parsed) return parsed;
  const variants = [variant(words(phrase))];
  if (variants[0]?.key !== bare(phrase)) {
    const asWritten = variant(words(phrase, { expandChat: false }));
    if (asWritten.key !== variants[0]?.key) variants.push(asWritten);
  }
  known.set(phrase, variants);
  return variants;
}

function variant(parts: readonly Word[]): Variant {
  return { key: parts.map(part => part.bare).join(' '), words: parts };
}

/** Which words of the text belong to one of the hits. */
export function covered(hits: readonly Hit[], length: number): boolean[] {
  const mask = new Array<boolean>(length).fill(false);
  for (const hit of hits) mask.fill(true, hit.from, hit.to);
  return mask;
}

/** In a phrase some accents may be missing; a lone word has all of them or none. */
function fits(said: readonly Word[], from: number, entry: Entry<string>): boolean {
  const [only] = entry.words;
  const first = said[from];
  if (entry.words.length === 1 && only && first && !entry.exact) {
    return sameWord(first, only, first.shape !== first.bare || first.tone !== '');
  }
  return entry.words.every((meant, at) => {
    const word = said[from + at];
    return word !== undefined && sameWord(word, meant, entry.exact);
  });
}
