import { Lexicon } from '../answers/lexicon';
import { readLimit } from '../answers/words';
import data from './data/events.json';
import { type Scene, sceneOf } from './own-contact';
import { culpritOf } from './read-culprit';
import { dataKindsOf } from './read-data-kinds';
import { howsOf } from './read-how';

const events = new Lexicon<'general' | 'event' | 'request' | 'chatter'>({
  general: data.general,
  chatter: data.chatter,
  event: data.event,
});
const requests = new Lexicon({ request: data.request });
const leastWords = 5;

interface Sentence {
  start: number;
  end: number;
  tells: boolean;
}

/**
 * The part of a message that tells what happened, in the customer's own words: from the first sentence
 * of five words or more with an event and something particular in it, to the last. "I want to complain,
 * my data was leaked" says nothing yet.
 */
export function whatHappened(text: string): string | undefined {
  const sentences = sentencesOf(text);
  const first = sentences.findIndex(({ tells }) => tells);
  const last = sentences.findLastIndex(({ tells }) => tells);
  const [from, to] = [sentences[first], sentences[last]];
  if (!from || !to) return undefined;
  const end = to.end >= readLimit ? text.length : to.end;
  return text.slice(from.start, end).trim();
}

function sentencesOf(text: string): Sentence[] {
  const clipped = text.slice(0, readLimit);
  const found: Sentence[] = [];
  let start = 0;
  for (const match of clipped.matchAll(/[.!?…]+(?=\s|$)|\n+/g)) {
    const end = match.index + match[0].length;
    found.push(sentence(clipped, start, end));
    start = end;
  }
  if (start < clipped.length) found.push(sentence(clipped, start, clipped.length));
  return found;
}

function sentence(text: string, start: number, end: number): Sentence {
  const scene = sceneOf(text.slice(start, end));
  return { start, end, tells: tells(scene) };
}

function tells(scene: Scene): boolean {
  const { words, contact } = scene;
  const places = new Set(words.filter((_, at) => !contact[at]).map(word => word.start));
  if (places.size < leastWords) return false;
  const opening = events.find(words).find(hit => hit.code !== 'chatter')?.from ?? 0;
  if (words.some((_, at) => at <= Math.min(opening, 4) && requests.at(words, at))) return false;
  if (!events.find(words).some(hit => hit.code === 'event' && !contact[hit.from])) return false;
  return (
    howsOf(scene).length > 0 ||
    dataKindsOf(scene).length > 0 ||
    culpritOf(scene) !== undefined ||
    places.size >= 2 * leastWords
  );
}
