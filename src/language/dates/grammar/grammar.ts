import type { Language } from '../../../domain/language';
import { remember } from '../../remember';
import type { TimeExpression } from '../meaning/expression';
import { holidayWords } from '../meaning/holidays';
import { Cascade, type Rule } from './cascade';
import { type Entry, Lexicon } from './lexicon';
import { readTerms } from './read-terms';
import type { Sense, SenseMap } from './senses';
import { Symbols } from './symbols';

/** A lexicon as its data file has it: sense → phrases, or sense → value → phrases. */
export interface LexiconFile {
  senses: Record<string, string[] | Record<string, string[]>>;
  variants: Record<string, string>;
  confusable: string[];
  noSlips: string[];
  partsWords?: boolean;
}

export interface FoundExpression {
  expression: TimeExpression;
  start: number;
  end: number;
  /** The rules that made it, the last one first. */
  rules: readonly string[];
}

/**
 * The senses that come from no lexicon, given characters beforehand, for each new one makes all patterns
 * be compiled again. One that is missing here costs time, nothing else.
 */
const signs = [
  ...['word', 'junk', 'slash', 'dash', 'dot', 'colon', 'comma', 'minuteunit'].map(name =>
    set(name),
  ),
  ...[set('word', 'name'), set('num', 'figure'), set('num', 'figure', 'yearnum')],
];
const made = [
  ...['num', 'ordinal', 'clock', 'year', 'month', 'period', 'weekday', 'date', 'days'].map(name =>
    set(name),
  ),
  ...['moment', 'expression'].map(name => set(name)),
];

function set(...names: string[]): SenseMap {
  return Object.fromEntries(names.map(name => [name, true])) as SenseMap;
}

/** A language's way of speaking of time. */
export class Grammar {
  private parts: Parts | undefined;

  constructor(
    private readonly language: Language,
    private readonly file: LexiconFile,
    private readonly rules: readonly Rule[],
  ) {}

  /** Made with the first text: it takes some milliseconds, and a process may never read one. */
  private ready(): Parts {
    this.parts ??= partsOf(this.language, this.file, this.rules);
    return this.parts;
  }

  /**
   * All expressions of time in a text, in their order. The text's length is the caller's to bound. They do
   * not depend on the moment, and are kept for the next reader of the same text.
   */
  readonly find: (text: string) => readonly FoundExpression[] = remember(text => this.read(text));

  private read(text: string): FoundExpression[] {
    const { lexicon, symbols, cascade } = this.ready();
    const terms = readTerms(text, lexicon, symbols);
    if (!terms.some(({ senses }) => speaksOfTime(senses))) return [];
    return cascade.run(terms).flatMap(({ senses, start, end, rules }) => {
      const expression = senses.expression;
      return expression ? [{ expression, start, end, rules }] : [];
    });
  }
}

/** Signs, and words that only join what others say: by themselves they tell no time. */
const joining: ReadonlySet<string> = new Set<Sense>([
  ...(['word', 'name', 'junk', 'slash', 'dash', 'dot', 'colon', 'comma'] as const),
  ...(['at', 'from', 'to', 'and', 'or', 'the', 'inside', 'filler', 'negation', 'place'] as const),
]);

function speaksOfTime(senses: SenseMap): boolean {
  for (const sense in senses) if (!joining.has(sense)) return true;
  return false;
}

interface Parts {
  symbols: Symbols;
  lexicon: Lexicon;
  cascade: Cascade;
}

function partsOf(language: Language, file: LexiconFile, rules: readonly Rule[]): Parts {
  const symbols = new Symbols();
  const holidays = holidayWords(language).flatMap(([name, phrases]) =>
    phrases.map((phrase): Entry => ({ phrase, senses: { holiday: name } })),
  );
  const lexicon = new Lexicon({ ...file, entries: [...entriesOf(file.senses), ...holidays] });
  for (const senses of [...signs, ...made, ...lexicon.senseSets()]) symbols.of(senses);
  return { symbols, lexicon, cascade: new Cascade(rules, symbols) };
}

function entriesOf(senses: LexiconFile['senses']): Entry[] {
  return Object.entries(senses).flatMap(([sense, phrases]) =>
    Array.isArray(phrases)
      ? phrases.map(phrase => entry(phrase, sense, true))
      : Object.entries(phrases).flatMap(([value, words]) =>
          words.map(phrase => entry(phrase, sense, numberOrText(value))),
        ),
  );
}

/** `!hè` is understood with its accents only. */
const entry = (phrase: string, sense: string, value: unknown): Entry => ({
  phrase: phrase.replace(/^!/, ''),
  asWritten: phrase.startsWith('!'),
  senses: { [sense]: value } as SenseMap,
});

const numberOrText = (text: string): number | string =>
  /^-?\d+$/.test(text) ? Number(text) : text;
