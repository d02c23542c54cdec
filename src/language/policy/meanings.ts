import { type Word, words, wordsOnce } from '../answers/words';
import { stem } from '../intents/stem';
import lexicon from './data/meanings.json';

/** Roots of a phrase, joined by spaces, with the meanings it has. */
type Meanings = ReadonlyMap<string, readonly string[]>;

/** How many roots the longest phrase has. */
let longest = 1;
let made: Meanings | undefined;

/** Made with the first question. */
function meanings(): Meanings {
  made ??= meaningsOf(lexicon);
  return made;
}

function meaningsOf(phrasesByMeaning: Readonly<Record<string, readonly string[]>>): Meanings {
  const found = new Map<string, string[]>();
  for (const [meaning, phrases] of Object.entries(phrasesByMeaning)) {
    for (const phrase of phrases) {
      const roots = wordsOnce(phrase, { expandChat: false }).map(rootOf);
      const key = roots.join(' ');
      found.set(key, [...(found.get(key) ?? []), meaning]);
      longest = Math.max(longest, roots.length);
    }
  }
  return found;
}

/** Words without accents and English endings. */
export function rootsOf(text: string, expandChat = false): string[] {
  return words(text, { expandChat }).map(rootOf);
}

const rootOf = (word: Word): string => stem(word.bare);

/** What is spoken of, whichever of its words is used ("công an" and "police"): overlapping phrases all count. */
export function* meaningsIn(roots: readonly string[]): Generator<string> {
  const known = meanings();
  for (let from = 0; from < roots.length; from++) {
    for (let to = from + 1; to <= Math.min(roots.length, from + longest); to++)
      yield* known.get(roots.slice(from, to).join(' ')) ?? [];
  }
}
