import type { Lexicon } from '../answers/lexicon';
import type { Word } from '../answers/words';

/** Words `from` up to, not including, `to` may name who did it; a higher rank is the better telling. */
export interface Candidate {
  from: number;
  to: number;
  rank: number;
}

export const ranks = { claim: 4, described: 3, brand: 2, name: 1 } as const;

/** As far as a phrase goes on: up to a verb, a new clause, or the most words; `part`s belong to it. */
export function reach(
  said: readonly Word[],
  from: number,
  most: number,
  stops: Lexicon<'stop' | 'part'>,
): number {
  let to = from;
  while (to < said.length && to - from < most && !said[to]?.afterBreak) {
    const hit = stops.at(said, to);
    if (hit?.code === 'stop') break;
    to = hit?.to ?? to + 1;
  }
  return to;
}

/** Whether one of the phrases ends right before a word, within its clause. */
export function endsBefore(lexicon: Lexicon, said: readonly Word[], at: number): boolean {
  if (said[at]?.afterBreak) return false;
  const upTo = said.slice(0, at);
  for (let from = Math.max(0, at - 3); from < at; from++) {
    if (lexicon.at(upTo, from)?.to === at) return true;
  }
  return false;
}
