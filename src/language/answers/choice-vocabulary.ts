import data from './data/choice-words.json';
import { Lexicon } from './lexicon';
import { type Word, wordsOnce } from './words';

/** One thing that can be chosen. */
export interface ChoiceOption {
  code: string;
  /** As the button says it. Parts of it, set apart by commas, brackets, slashes or "or", count alone. */
  label: string;
  synonyms: readonly string[];
}

/** The longest part of a label, in words. */
export const mostPartWords = 4;
const leastPartLetters = 3;
/** Shorter words are known by all of their letters only. */
export const leastFuzzyLetters = 5;

/** Words that are no choice by themselves. */
const bareWords = { dull: once(() => data.dull), weak: once(() => data.weak) };
const labelParts = /[,/()|;:–—]|\s(?:hoặc|hay|và|or|and|&|-)\s/iu;

/** What may be said for a list of options. */
export interface Vocabulary {
  /** The words of each option's label, in the order of the options. */
  labels: readonly (readonly Word[])[];
  /** The phrases that are long enough to be known by most of their letters, by the first of these. */
  misspellable: ReadonlyMap<string, readonly Phrase[]>;
  inShort: Lexicon<string>;
  inLong: Lexicon<string>;
}

const vocabularies = new Map<string, Vocabulary>();
const mostVocabularies = 200;

/** The phrases of a list of options; kept, since the same questions are put again and again. */
export function vocabularyOf(options: readonly ChoiceOption[]): Vocabulary {
  const key = JSON.stringify(options.map(({ code, label, synonyms }) => [code, label, synonyms]));
  const known = vocabularies.get(key);
  if (known) return known;
  const phrases = phrasesOf(options);
  const vocabulary = {
    labels: options.map(({ label }) => wordsOnce(label)),
    misspellable: byFirstLetter(phrases.filter(({ joined }) => joined.length >= leastFuzzyLetters)),
    inShort: new Lexicon<string>(Object.fromEntries(ownEntries(phrases, true))),
    inLong: new Lexicon<string>(Object.fromEntries(ownEntries(phrases, false))),
  };
  if (vocabularies.size >= mostVocabularies) vocabularies.clear();
  vocabularies.set(key, vocabulary);
  return vocabulary;
}

function byFirstLetter(phrases: readonly Phrase[]): Map<string, Phrase[]> {
  const found = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const letter = phrase.joined.charAt(0);
    found.set(letter, [...(found.get(letter) ?? []), phrase]);
  }
  return found;
}

/** A label, a part of a label (`whole` is false) or a synonym, and the options that it may mean. */
export interface Phrase {
  text: string;
  joined: string;
  length: number;
  codes: string[];
  whole: boolean;
}

/** Every label, part of a label and synonym, with the options that it may mean. */
function phrasesOf(options: readonly ChoiceOption[]): Phrase[] {
  const found = new Map<string, Phrase>();
  const add = (parts: readonly string[], code: string, whole: boolean): void => {
    const text = parts.join(' ');
    const bareKey = bareOf(text);
    if (!bareKey) return;
    const known = found.get(bareKey);
    if (!known) {
      const joined = bareKey.replaceAll(' ', '');
      found.set(bareKey, { text, joined, length: parts.length, codes: [code], whole });
    } else if (whole && !known.whole) {
      found.set(bareKey, { ...known, text, codes: [code], whole });
    } else if (whole === known.whole && !known.codes.includes(code)) known.codes.push(code);
  };
  for (const { code, label, synonyms } of options) {
    for (const phrase of [label, ...label.split(labelParts), ...synonyms]) {
      const parts = wordsOnce(phrase).map(word => phrase.slice(word.start, word.end));
      add(parts, code, true);
      for (const part of partsOf(parts)) add(part, code, false);
    }
  }
  return [...found.entries()].map(([bareKey, phrase]) => {
    const namesake = phrase.codes.find(code => code.replaceAll('-', ' ') === bareKey);
    return namesake === undefined ? phrase : { ...phrase, codes: [namesake] };
  });
}

function* partsOf(parts: readonly string[]): Generator<string[]> {
  for (let from = 0; from < parts.length; from++) {
    for (let to = from + 1; to <= Math.min(parts.length, from + mostPartWords); to++) {
      const part = parts.slice(from, to);
      const ends = [part[0], part.at(-1)].map(end => bareOf(end ?? ''));
      if (
        ends.some(end => bareWords.dull().has(end)) ||
        (to - from === 1 && (ends[0] ?? '').length < leastPartLetters)
      )
        continue;
      yield part;
    }
  }
}

function* ownEntries(phrases: readonly Phrase[], short: boolean): Generator<[string, string[]]> {
  const byCodes = new Map<string, string[]>();
  for (const { text, codes, whole, length } of phrases) {
    const fragile = length === 1 && (!whole || bareWords.weak().has(bareOf(text)));
    if (fragile && !short) continue;
    const key = `${bareWords.weak().has(bareOf(text)) ? 'weak' : 'option'}:${codes.join('\n')}`;
    byCodes.set(key, [...(byCodes.get(key) ?? []), text]);
  }
  yield* byCodes;
}

function once(phrases: () => readonly string[]): () => ReadonlySet<string> {
  let made: ReadonlySet<string> | undefined;
  return () => {
    made ??= new Set(phrases().map(bareOf));
    return made;
  };
}

function bareOf(phrase: string): string {
  return wordsOnce(phrase)
    .map(word => word.bare)
    .join(' ');
}
