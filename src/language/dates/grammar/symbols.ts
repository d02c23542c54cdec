import type { Sense, SenseMap } from './senses';

/**
 * Writes a row of terms as a string, one character a term, so that rules over terms can be run as
 * regular expressions. Terms with the same set of senses share a character.
 */
export class Symbols {
  private readonly bySenses = new Map<string, string>();
  /** Most terms of a text share the senses of their lexicon's entries. */
  private readonly byObject = new WeakMap<SenseMap, string>();
  private readonly bySense = new Map<Sense, string>();
  /** Grows whenever a new character is given out, so that compiled rules know that they are stale. */
  version = 0;

  of(senses: SenseMap): string {
    const seen = this.byObject.get(senses);
    if (seen) return seen;
    const symbol = this.ofNames(senses);
    this.byObject.set(senses, symbol);
    return symbol;
  }

  private ofNames(senses: SenseMap): string {
    const names = Object.keys(senses).sort() as Sense[];
    const key = names.join(' ');
    const known = this.bySenses.get(key);
    if (known) return known;
    const symbol = String.fromCharCode(0xe000 + this.bySenses.size);
    this.bySenses.set(key, symbol);
    for (const name of names) this.bySense.set(name, (this.bySense.get(name) ?? '') + symbol);
    this.version++;
    return symbol;
  }

  /** A character class of all terms that can have a sense; matches nothing where there are none. */
  classOf(sense: Sense): string {
    const symbols = this.bySense.get(sense);
    return symbols ? `[${symbols}]` : '[^\\s\\S]';
  }
}
