import { Lexicon } from '../answers/lexicon';
import type { Word } from '../answers/words';
import { type Candidate, endsBefore, ranks, reach } from './culprit-phrases';
import data from './data/culprit.json';

const { vagueHeads, clearHeads, determiners, vague, claims, rightLinks, leftSkips, stops } =
  data.en;
const heads = new Lexicon<'clear' | 'vague'>({ clear: clearHeads, vague: vagueHeads });
const determining = new Lexicon({ determiner: determiners });
const saysNothing = new Lexicon({ vague });
const skips = new Lexicon({ skip: leftSkips });
const claiming = new Lexicon({ claim: claims });
const linking = new Lexicon({ link: rightLinks });
const stopping = new Lexicon<'stop' | 'part'>({ stop: stops });
const mostLeft = 3;
const mostRight = 7;
const ours = new Set(['your', 'you', 'this']);
const dataWords = new Set([
  'account',
  'accounts',
  'card',
  'cards',
  'statement',
  'details',
  'number',
  'transfer',
  'policy',
  'information',
  'loan',
  'data',
]);

/** Persons and companies described in English. */
export function englishCandidates(said: readonly Word[]): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < said.length; ) {
    const head = heads.at(said, at);
    if (!head) {
      at++;
      continue;
    }
    const left = leftOf(said, head.from);
    const right = rightOf(said, head.to);
    const described = head.code === 'clear' || left.tells || right.to > head.to;
    const isData = dataWords.has(said[head.to]?.bare ?? '') && !said[head.to]?.afterBreak;
    const own =
      ours.has(said[left.from]?.bare ?? '') && head.code === 'vague' && right.to === head.to;
    // "Selling me insurance": a noun all by itself is a thing and no company.
    const alone =
      left.from === head.from &&
      right.to === head.to &&
      head.to - head.from === 1 &&
      !said[head.from]?.bare.endsWith('s');
    if (described && !alone && !isData && !own && !endsBefore(skips, said, left.from)) {
      found.push({
        from: left.from,
        to: right.to,
        rank: right.claim ? ranks.claim : ranks.described,
      });
    }
    at = Math.max(head.to, right.to);
  }
  return found;
}

/** Adjectives and nouns before the head, and its article. */
function leftOf(said: readonly Word[], at: number): { from: number; tells: boolean } {
  let from = at;
  let tells = false;
  while (from > 0 && at - from < mostLeft && !said[from]?.afterBreak) {
    if (determining.at(said, from - 1)) return { from: from - 1, tells };
    if (stopping.at(said, from - 1)) break;
    from--;
    tells ||= !saysNothing.at(said, from);
  }
  return { from, tells };
}

/** "From Prudential", "claiming to be a police officer". */
function rightOf(said: readonly Word[], at: number): { to: number; claim: boolean } {
  if (said[at]?.afterBreak) return { to: at, claim: false };
  const claim = claiming.at(said, at);
  const link = claim ?? linking.at(said, at);
  if (!link || ['my', 'me', 'our', 'us'].includes(said[link.to]?.bare ?? ''))
    return { to: at, claim: false };
  let start = claim ? (linking.at(said, link.to)?.to ?? link.to) : link.to;
  if (determining.at(said, start)) start++;
  let to = reach(said, start, mostRight, stopping);
  if (
    to > start &&
    linking.at(said, to)?.code === 'link' &&
    said[to]?.bare !== 'called' &&
    !said[to]?.afterBreak
  ) {
    const more = reach(said, to + 1, 4, stopping);
    if (more > to + 1) to = more;
  }
  return to > start ? { to, claim: claim !== undefined } : { to: at, claim: false };
}
