import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/domain/language';
import { bare } from '../../src/language/fold';
import { slotOf } from '../../src/language/hashing';
import { type Intent, intents } from '../../src/language/intent';
import { spelledOut } from '../../src/language/intents/chat-words';
import { tokensOf } from '../../src/language/intents/tokens';
import asides from './data/asides.json';

export interface Utterance {
  readonly text: string;
  readonly language: Language;
  readonly intent: Intent;
}

export interface Corpus {
  readonly training: readonly Utterance[];
  /** A fifth that training never sees; texts that differ in small words only stand on one side. */
  readonly heldBack: readonly Utterance[];
}

export const corpusFolder = join(__dirname, '../../src/language/intents/data/utterances');

/** Reads the utterances in the order of the intents, then as they stand in the files. */
export function readCorpus(folder = corpusFolder): Corpus {
  const files = new Set(readdirSync(folder));
  const all = intents.flatMap(intent => {
    if (!files.delete(`${intent}.json`)) throw new Error(`No utterances for ${intent}.`);
    const lists: Record<Language, string[]> = JSON.parse(
      readFileSync(join(folder, `${intent}.json`), 'utf8'),
    );
    return (['vi', 'en'] as const).flatMap(language =>
      lists[language].map((text): Utterance => ({ text, language, intent })),
    );
  });
  if (files.size > 0) throw new Error(`Not an intent: ${[...files].join(', ')}.`);
  return {
    training: all.filter(utterance => !isHeldBack(utterance)),
    heldBack: all.filter(isHeldBack),
  };
}

/** Chosen by the text itself, so that adding utterances moves no other across the line. */
export function isHeldBack({ text, language }: Utterance): boolean {
  return slotOf(gist(text, language), 16) % 5 === 0;
}

const small = new Set([...asides.small.vi, ...asides.small.en].map(word => bare(word)));

/** What is left of a text without accents, order, pronouns and courtesies. */
export function gist(text: string, language: Language): string {
  const words = spelledOut(tokensOf(text), language).map(token => token.bare);
  const core = words.filter(word => !small.has(word));
  return [...new Set(core.length > 0 ? core : words)].sort().join(' ');
}
