import type { Intent } from '../../src/language/intent';
import chatWords from '../../src/language/intents/data/chat-words.json';
import type { Utterance } from './corpus';
import asides from './data/asides.json';
import { type Random, randomFrom } from './random';

/** A text to learn from, and how much it counts beside one that somebody wrote. */
export interface Sample {
  readonly text: string;
  readonly intent: Intent;
  readonly weight: number;
  /** Some samples show their meanings alone, so that these learn to stand without the words. */
  readonly onlyMeaning?: boolean;
}

/** Intents that a courtesy before or after would change. */
const bareKinds: ReadonlySet<Intent> = new Set(['greet', 'thanks', 'none']);

/** An utterance and the ways the same person might have typed it: the same every time. */
export function variationsOf(utterance: Utterance): Sample[] {
  const { text, intent, language } = utterance;
  const random = randomFrom(`${intent}:${text}`);
  const samples: Sample[] = [
    { text, intent, weight: 1 },
    { text, intent, weight: 0.5, onlyMeaning: true },
  ];
  const add = (varied: string, weight: number) => {
    if (varied !== text) samples.push({ text: varied, intent, weight });
  };
  add(withoutAccents(text), 0.6);
  add(inChatSpelling(text, utterance, random), 0.4);
  add(slipped(text, random), 0.3);
  add(slipped(withoutAccents(text), random), 0.3);
  if (!bareKinds.has(intent)) {
    add(random.pick(asides.before[language]) + lowerFirst(text), 0.4);
    add(text.replace(/[.!?]+$/, '') + random.pick(asides.after[language]), 0.4);
  }
  return samples;
}

export const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');

function inChatSpelling(text: string, { language }: Utterance, random: Random): string {
  return text.replace(/\p{L}[\p{L}\p{M}]*/gu, word => {
    const shorts = shortsOf[language].get(word.toLowerCase());
    return shorts && random.next() < 0.7 ? random.pick(shorts) : word;
  });
}

const shortsOf = { vi: inverted(chatWords.vi), en: inverted(chatWords.en) };

function inverted(table: Readonly<Record<string, string>>): Map<string, string[]> {
  const longs = new Map<string, string[]>();
  for (const [short, long] of Object.entries(table)) {
    longs.set(long, [...(longs.get(long) ?? []), short]);
  }
  return longs;
}

/** One slip of the finger in a word of four letters or more: left out, doubled or swapped. */
function slipped(text: string, random: Random): string {
  const words = text.split(' ');
  const long = [...words.keys()].filter(at => /^\p{L}{4,}$/u.test(words[at] ?? ''));
  if (long.length === 0) return text;
  const at = random.pick(long);
  const word = words[at] ?? '';
  const place = 1 + Math.floor(random.next() * (word.length - 2));
  const kind = Math.floor(random.next() * 3);
  const [head, letter, rest] = [word.slice(0, place), word[place] ?? '', word.slice(place + 1)];
  words[at] =
    kind === 0
      ? head + rest
      : kind === 1
        ? head + letter + letter + rest
        : head + rest.slice(0, 1) + letter + rest.slice(1);
  return words.join(' ');
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
