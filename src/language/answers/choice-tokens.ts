import {
  leastFuzzyLetters,
  mostPartWords,
  type Phrase,
  type Vocabulary,
} from './choice-vocabulary';
import data from './data/choice-words.json';
import fillers from './data/fillers.json';
import { type Hit, Lexicon } from './lexicon';
import { slips } from './spelling';
import type { Word } from './words';

/** What a piece of the text says about the options. */
export type ChoiceToken =
  | { kind: 'option'; codes: readonly string[]; weak: boolean }
  | { kind: 'number'; number: number; marked: boolean; range: boolean }
  | { kind: 'set'; name: keyof typeof data.sets }
  | { kind: 'end'; place: 'last' | 'nextToLast' }
  | { kind: 'joint'; joint: keyof typeof data.joints }
  | { kind: 'marker' };

export type PlacedToken = ChoiceToken & { from: number; to: number };

/** In a text of more words than this a single word of a label is no choice. */
const shortText = 6;
/** Comparing letter by letter is for answers, not for stories. */
const mostFuzzyWords = 40;

const common = new Lexicon<string>(
  prefixed('set', data.sets),
  prefixed('end', { last: data.ofTheList.last, nextToLast: data.ofTheList.nextToLast }),
  prefixed('number', data.numbers),
  { marker: data.ofTheList.marker },
  prefixed('joint', data.joints),
  { 'joint:filler': Object.values(fillers).flat() },
);

/** Cuts a text into what it says about the options; words that say nothing are left out. */
export function choiceTokens(
  text: string,
  said: readonly Word[],
  { misspellable, inShort, inLong }: Vocabulary,
): PlacedToken[] {
  const own = said.length <= shortText ? inShort : inLong;
  const tokens: PlacedToken[] = [];
  for (let at = 0; at < said.length; ) {
    const hit = longer(own.at(said, at), common.at(said, at)) ?? digits(said, at);
    if (!hit) {
      at++;
      continue;
    }
    tokens.push({ ...tokenOf(hit), from: hit.from, to: hit.to });
    at = hit.to;
  }
  if (said.length <= mostFuzzyWords) tokens.push(...misspelt(said, tokens, misspellable));
  tokens.sort((one, other) => one.from - other.from);
  return joinNumbers(text, said, tokens);
}

type Misspellable = ReadonlyMap<string, readonly Phrase[]>;

/** Stretches of unknown words that are an option's phrase with a slip, or with its spaces lost. */
function misspelt(
  said: readonly Word[],
  tokens: readonly PlacedToken[],
  phrases: Misspellable,
): PlacedToken[] {
  const taken = new Set<number>();
  for (const token of tokens) {
    if (token.kind === 'joint' || token.kind === 'marker') continue;
    for (let at = token.from; at < token.to; at++) taken.add(at);
  }
  const found: PlacedToken[] = [];
  for (let from = 0; from < said.length; from++) {
    const match = bestMisspelt(said, from, taken, phrases);
    if (!match) continue;
    found.push(match);
    for (let at = match.from; at < match.to; at++) taken.add(at);
    from = match.to - 1;
  }
  return found;
}

function bestMisspelt(
  said: readonly Word[],
  from: number,
  taken: ReadonlySet<number>,
  phrases: Misspellable,
): PlacedToken | undefined {
  const alike = phrases.get(said[from]?.bare.charAt(0) ?? '');
  if (!alike) return undefined;
  let joined = '';
  let best: { token: PlacedToken; off: number } | undefined;
  for (let to = from + 1; to <= said.length && to <= from + mostPartWords; to++) {
    if (taken.has(to - 1) || (to > from + 1 && said[to - 1]?.afterBreak)) break;
    joined += said[to - 1]?.bare ?? '';
    if (joined.length < leastFuzzyLetters - 1 || joined.length > 40) continue;
    for (const phrase of alike) {
      if (!phrase.whole && phrase.length === 1 && said.length > shortText) continue;
      if (Math.abs(phrase.length - (to - from)) > phrase.length) continue;
      const limit = phrase.joined.length >= 10 ? 2 : 1;
      const off = slips(joined, phrase.joined, best ? Math.min(limit, best.off) : limit);
      if (off > limit || (best && off >= best.off)) continue;
      best = { off, token: { kind: 'option', codes: phrase.codes, weak: false, from, to } };
    }
  }
  return best?.token;
}

/**
 * A "2" is a number of the list when it has a marker before it (`marked`), or when nothing else was
 * said; after "to" or a dash it ends a range.
 */
function joinNumbers(text: string, said: readonly Word[], tokens: PlacedToken[]): PlacedToken[] {
  return tokens.map((token, at) => {
    const before = tokens[at - 1];
    if (token.kind !== 'number' || !before || before.to !== token.from) return token;
    const joint = before.kind === 'joint' ? before.joint : undefined;
    const gap = text.slice(said[before.to - 1]?.end, said[token.from]?.start).trim();
    const dashed = before.kind === 'number' && /^[-–—~]$/.test(gap);
    return {
      ...token,
      marked: before.kind === 'marker' || joint === 'not',
      range: dashed || (joint === 'to' && tokens[at - 2]?.kind === 'number'),
    };
  });
}

function digits(said: readonly Word[], at: number): Hit<string> | undefined {
  const value = said[at]?.bare ?? '';
  return /^[1-9]\d?$/.test(value) ? { code: `number:${value}`, from: at, to: at + 1 } : undefined;
}

function tokenOf(hit: Hit<string>): ChoiceToken {
  const [kind, value = ''] = hit.code.split(/:(.*)/s);
  switch (kind) {
    case 'option':
    case 'weak':
      return { kind: 'option', codes: value.split('\n'), weak: kind === 'weak' };
    case 'number':
      return { kind, number: Number(value), marked: false, range: false };
    case 'set':
      return { kind, name: value as keyof typeof data.sets };
    case 'end':
      return { kind, place: value as 'last' | 'nextToLast' };
    case 'joint':
      return { kind, joint: value as keyof typeof data.joints };
    default:
      return { kind: 'marker' };
  }
}

function longer(own?: Hit<string>, other?: Hit<string>): Hit<string> | undefined {
  if (!own || !other) return own ?? other;
  return other.to > own.to ? other : own;
}

function prefixed(kind: string, lists: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [`${kind}:${name}`, list]));
}
