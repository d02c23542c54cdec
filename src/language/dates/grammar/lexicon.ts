import { bare } from '../../fold';
import { isBare, lacksMarksOf, type Marks, marksOf, sameMarks } from './accents';
import type { SenseMap } from './senses';
import { isNearly } from './slips';
import { partGlued, type Token, tokenizeOnce } from './token';

/** A phrase of the lexicon with one sense; `asWritten` where it is not understood without its accents. */
export interface Entry {
  phrase: string;
  senses: SenseMap;
  asWritten?: boolean;
}

/** A word as it was typed; `respelled` where it stands for another one, whose accents are not known. */
interface Typed {
  text: string;
  marks: Marks | undefined;
  respelled?: true;
}

interface Word {
  entries: { marks: Marks[]; senses: SenseMap; asWritten: boolean }[];
  next: Map<string, Word>;
}

export interface Found {
  /** Senses of the accented reading where the text is accented, else of all words that look alike bare. */
  senses: SenseMap;
  /** How many tokens the phrase takes. */
  length: number;
}

export interface LexiconData {
  entries: Entry[];
  /** Chat spellings and other variants of a word: what is typed, what is meant. */
  variants: Record<string, string>;
  /** Accented words that stand for nothing but themselves, however much they look like another. */
  confusable: string[];
  /** Long words that a slip of the finger must not turn into a lexicon word. */
  noSlips: string[];
  /** Whether two words written as one are parted; for a language of short words. */
  partsWords?: boolean;
}

/** The words of a language's dates, found in a text with or without accents and with common slips. */
export class Lexicon {
  private readonly root: Word = { entries: [], next: new Map() };
  private readonly words = new Set<string>();
  /** Words that may hold a slip, by their first letter, which is taken to be right. */
  private readonly longWords = new Map<string, string[]>();
  /** By the bare word, then by how it is accented. */
  private readonly variants = new Map<string, Map<string, string>>();
  private readonly confusable: ReadonlySet<string>;
  private readonly noSlips: ReadonlySet<string>;
  private readonly partsWords: boolean;

  constructor(data: LexiconData) {
    for (const entry of data.entries) this.add(entry);
    for (const [word, meant] of Object.entries(data.variants)) {
      const alike = this.variants.get(bare(word)) ?? new Map<string, string>();
      this.variants.set(bare(word), alike.set(keyOf(marksOf(word)), meant));
    }
    this.confusable = new Set(data.confusable.map(word => bare(word) + keyOf(marksOf(word))));
    this.noSlips = new Set(data.noSlips);
    this.partsWords = data.partsWords === true;
    for (const word of this.words) if (word.length >= 5) this.keepLong(word);
  }

  /**
   * The longest phrase that begins at a token.
   *
   * @param accented whether the writer uses accents, so that a bare word is meant bare where there is one
   */
  find(tokens: readonly Token[], from: number, accented: boolean): Found | undefined {
    let node = this.root;
    let found: Found | undefined;
    const typed: Typed[] = [];
    for (let index = from; index < tokens.length; index++) {
      const token = tokens[index];
      const word = token && this.wordOf(token, node);
      const next = word && node.next.get(word.text);
      if (!next) break;
      typed.push(word);
      node = next;
      const senses = this.sensesOf(node, typed, accented);
      if (senses) found = { senses, length: index - from + 1 };
    }
    return found;
  }

  /** Whether a bare word begins or is part of any phrase. */
  has(word: string): boolean {
    return this.words.has(word) || this.variantOf(word, undefined) !== undefined;
  }

  private sensesOf(node: Word, typed: readonly Typed[], accented: boolean): SenseMap | undefined {
    const { entries } = node;
    if (entries.length === 0) return undefined;
    const exact = this.fitting(entries, typed, true, accented);
    const fitting = exact.length > 0 ? exact : this.fitting(entries, typed, false, accented);
    return fitting.length > 0 ? merged(fitting.map(entry => entry.senses)) : undefined;
  }

  private fitting(
    entries: Word['entries'],
    typed: readonly Typed[],
    exactly: boolean,
    accented: boolean,
  ): Word['entries'] {
    return entries.filter(({ marks, asWritten }) => {
      for (let index = 0; index < typed.length; index++) {
        const token = typed[index];
        const meant = marks[index];
        const fits =
          !token ||
          (asWritten ? isWritten(token, meant) : this.fits(token, meant, exactly, accented));
        if (!fits) return false;
      }
      return true;
    });
  }

  private fits(
    token: Typed,
    marks: Marks | undefined,
    exactly: boolean,
    accented: boolean,
  ): boolean {
    if (!marks || token.respelled) return true;
    if (!token.marks) return !(exactly && accented) || isBare(marks);
    if (sameMarks(token.marks, marks)) return true;
    if (exactly || this.confusable.has(token.text + keyOf(token.marks))) return false;
    return !isBare(marks) && lacksMarksOf(token.marks, marks);
  }

  /** Every set of senses that a phrase can come out with, so that they can be known beforehand. */
  senseSets(): SenseMap[] {
    const sets: SenseMap[] = [];
    const collect = ({ entries, next }: Word) => {
      for (const entry of entries) {
        sets.push(entry.senses);
        const alike = entries.filter(other => sameWords(other.marks, entry.marks));
        if (alike.length > 1) sets.push(merged(alike.map(other => other.senses)));
      }
      const unaccented = entries.filter(entry => !entry.asWritten);
      if (unaccented.length > 1) sets.push(merged(unaccented.map(entry => entry.senses)));
      next.forEach(collect);
    };
    collect(this.root);
    return sets;
  }

  /** The two words that a token without a space in it is; English has too many words that fall apart. */
  parted(token: Token): readonly [Token, Token] | undefined {
    return this.partsWords ? partGlued(token, this.words) : undefined;
  }

  private add({ phrase, senses, asWritten = false }: Entry): void {
    let node = this.root;
    const marks: Marks[] = [];
    for (const token of tokenizeOnce(phrase)) {
      let next = node.next.get(token.text);
      if (!next) {
        next = { entries: [], next: new Map() };
        node.next.set(token.text, next);
      }
      node = next;
      if (token.kind === 'word') this.words.add(token.text);
      marks.push(token.marks ?? marksOf(token.text));
    }
    node.entries.push({ marks, senses, asWritten });
  }

  /** The lexicon's word that a token stands for here: itself, its variant, or the one it nearly is. */
  private wordOf(token: Token, node: Word): Typed | undefined {
    if (token.kind !== 'word') return token;
    if (node.next.has(token.text) && !this.isVariant(token)) return token;
    const meant =
      this.variantOf(token.text, token.marks) ??
      this.respelled(token.text, token.marks !== undefined, node);
    if (!meant || !node.next.has(meant)) return undefined;
    return { text: meant, marks: undefined, respelled: true };
  }

  /** A word with accents of its own that is yet a known slip: "quá" in "hôm quá". */
  private isVariant({ text, marks }: Token): boolean {
    return marks !== undefined && this.variantOf(text, marks) !== undefined;
  }

  private variantOf(text: string, marks: Marks | undefined): string | undefined {
    return this.variants.get(text)?.get(keyOf(marks));
  }

  private respelled(typed: string, accented: boolean, node: Word): string | undefined {
    if (this.words.has(typed)) return undefined;
    const meant = (word: string | undefined) =>
      word !== undefined && word !== typed && node.next.has(word) ? word : undefined;
    const plain = squeezed(typed);
    const lengthened = plain === typed ? undefined : this.variantOf(plain, undefined);
    const respelled = meant(plain) ?? meant(lengthened) ?? meant(untelexed(typed));
    if (respelled || typed.length < 5 || accented || this.noSlips.has(typed)) return respelled;
    return this.longWords
      .get(typed.charAt(0))
      ?.find(word => node.next.has(word) && isNearly(typed, word));
  }

  private keepLong(word: string): void {
    const alike = this.longWords.get(word.charAt(0)) ?? [];
    this.longWords.set(word.charAt(0), alike);
    alike.push(word);
  }
}

const sameWords = (a: readonly Marks[], b: readonly Marks[]): boolean =>
  a.every((marks, index) => sameMarks(marks, b[index] ?? marks));

const isWritten = (token: Typed, marks: Marks | undefined): boolean =>
  !token.respelled && (!marks || (token.marks ? sameMarks(token.marks, marks) : isBare(marks)));

/** "quaaa" for "qua". */
function squeezed(word: string): string {
  for (let at = 1; at < word.length; at++)
    if (word.charCodeAt(at) === word.charCodeAt(at - 1)) return word.replace(/(.)\1+/g, '$1');
  return word;
}

/** The word in keys of the Telex input method that were never turned into accents: "tuaanf" for "tuần". */
function untelexed(word: string): string {
  if (word.length < 4) return word;
  const plain = squeezed(word.includes('w') ? word.replaceAll('w', '') : word);
  return 'sfrxj'.includes(plain.slice(-1)) ? plain.slice(0, -1) : plain;
}

/** How a word is accented; nothing for one that is not. */
const keyOf = (marks: Marks | undefined): string =>
  marks && !isBare(marks) ? marks.letters + marks.tone : '';

/** Where two words look alike the one that stands first in the lexicon gives the value. */
function merged(all: SenseMap[]): SenseMap {
  return all.length === 1 ? (all[0] ?? {}) : Object.assign({}, ...all.toReversed());
}
