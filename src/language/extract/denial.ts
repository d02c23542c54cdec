import { type Hit, Lexicon } from '../answers/lexicon';
import type { Word } from '../answers/words';
import data from './data/speech.json';

const before = new Lexicon<'not' | 'more' | 'link' | 'or'>(data.negators);
const farthest = 4;

/** Those hits that are not denied: "không phải gọi mà nhắn tin", "not my address or my name". */
export function affirmed<H extends Hit>(said: readonly Word[], hits: readonly H[]): H[] {
  const kept: H[] = [];
  let denied: Hit | undefined;
  for (const hit of hits) {
    if (isDenied(said, hit.from, denied)) denied = hit;
    else kept.push(hit);
  }
  return kept;
}

/** Goes back over small words to a "not", or to a denied thing joined by "or". */
function isDenied(said: readonly Word[], at: number, denied: Hit | undefined): boolean {
  let start = at;
  while (start > 0 && at - start < farthest && !said[start]?.afterBreak) start--;
  const hits = before.find(said.slice(start, at));
  let end = at - start;
  let joined = false;
  for (const hit of hits.toReversed()) {
    if (hit.to !== end) return false;
    if (hit.code === 'not') return true;
    if (hit.code === 'more') return false;
    joined ||= hit.code === 'or';
    end = hit.from;
    if (joined && denied && denied.to === start + end) return true;
  }
  return false;
}
