import { words } from '../answers/words';
import { stem } from '../intents/stem';
import lexicon from './data/meanings.json';

/** Roots of a phrase, joined by spaces, with the meanings it has. */
const meanings = new Map<string, string[]>();
let longest = 1;
for (const [meaning, phrases] of Object.entries(lexicon)) {
  for (const phrase of phrases) {
    const roots = rootsOf(phrase);
    const key = roots.join(' ');
    meanings.set(key, [...(meanings.get(key) ?? []), meaning]);
    longest = Math.max(longest, roots.length);
  }
}

/** Words without accents and English endings. */
export function rootsOf(text: string, expandChat = false): string[] {
  return words(text, { expandChat }).map(word => stem(word.bare));
}

/** What is spoken of, whichever of its words is used ("công an" and "police"): overlapping phrases all count. */
export function* meaningsIn(roots: readonly string[]): Generator<string> {
  for (let from = 0; from < roots.length; from++) {
    for (let to = from + 1; to <= Math.min(roots.length, from + longest); to++)
      yield* meanings.get(roots.slice(from, to).join(' ')) ?? [];
  }
}
