import type { Language } from '../../../domain/language';
import type { TimeExpression } from '../meaning/expression';
import { holidayWords } from '../meaning/holidays';
import { Cascade, type Rule } from './cascade';
import { type Entry, Lexicon } from './lexicon';
import { readTerms } from './read-terms';
import type { SenseMap } from './senses';
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
  private readonly symbols = new Symbols();
  private readonly lexicon: Lexicon;
  private readonly cascade: Cascade;

  constructor(language: Language, file: LexiconFile, rules: readonly Rule[]) {
    const holidays = holidayWords(language).flatMap(([name, phrases]) =>
      phrases.map((phrase): Entry => ({ phrase, senses: { holiday: name } })),
    );
    this.lexicon = new Lexicon({ ...file, entries: [...entriesOf(file.senses), ...holidays] });
    for (const senses of [...signs, ...made, ...this.lexicon.senseSets()]) this.symbols.of(senses);
    this.cascade = new Cascade(rules, this.symbols);
  }

  /** All expressions of time in a text, in their order. The text's length is the caller's to bound. */
  find(text: string): FoundExpression[] {
    const terms = readTerms(text, this.lexicon, this.symbols);
    return this.cascade.run(terms).flatMap(({ senses, start, end, rules }) => {
      const expression = senses.expression;
      return expression ? [{ expression, start, end, rules }] : [];
    });
  }
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
