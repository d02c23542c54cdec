import fillers from '../answers/data/fillers.json';
import { Lexicon } from '../answers/lexicon';
import type { Word } from '../answers/words';
import { type Candidate, endsBefore, ranks, reach } from './culprit-phrases';
import data from './data/culprit.json';

const { vagueHeads, clearHeads, shortHeads, determiners, claims, vague, leftSkips, stops, parts } =
  data.vi;
const heads = new Lexicon<'clear' | 'vague'>({ clear: clearHeads, vague: vagueHeads });
const shorts = new Lexicon({ short: shortHeads });
const claiming = new Lexicon({ claim: claims });
const determining = new Lexicon({ determiner: determiners });
const saysNothing = new Lexicon({ vague: [...vague, ...determiners, ...fillers.politeness] });
const skips = new Lexicon({ skip: leftSkips });
const stopping = new Lexicon<'stop' | 'part'>({ part: [...parts, ...clearHeads], stop: stops });
const mostWords = 8;
const shortAnswer = 6;

/** Persons and companies described in Vietnamese. */
export function vietnameseCandidates(said: readonly Word[]): Candidate[] {
  const found = claimed(said);
  for (let at = 0; at < said.length; ) {
    const head = heads.at(said, at);
    if (!head) {
      at++;
      continue;
    }
    const to = reach(said, head.to, mostWords - (head.to - head.from), stopping);
    const described = head.code === 'clear' || tells(said, head.to, to);
    if (described && !endsBefore(skips, said, head.from) && !isOurs(said, head.to, to)) {
      found.push({
        from: withDeterminer(said, head.from),
        to: trimmed(said, head.to, to),
        rank: ranks.described,
      });
    }
    at = Math.max(head.to, to);
  }
  if (said.length <= shortAnswer) {
    const own = shorts.find(said)[0];
    if (own) found.push({ from: own.from, to: reach(said, own.to, 2, stopping), rank: ranks.name });
  }
  return found;
}

/** "Một người tự xưng là nhân viên ngân hàng", from the person on where she is named right before. */
function claimed(said: readonly Word[]): Candidate[] {
  const found: Candidate[] = [];
  for (const hit of claiming.find(said)) {
    let start = hit.to;
    if (said[start]?.bare === 'la') start++;
    const head = heads.at(said, start);
    const to = reach(said, head?.to ?? start, mostWords, stopping);
    if (to <= hit.to) continue;
    let from = hit.from;
    for (let back = hit.from - 1; back >= Math.max(0, hit.from - 4); back--) {
      if (said[back + 1]?.afterBreak) break;
      if (heads.at(said, back)?.to === from || saysNothing.at(said, back)?.to === from) from = back;
    }
    found.push({ from: withDeterminer(said, from), to, rank: ranks.claim });
  }
  return found;
}

/** Whether the words after a head say more than "lạ", "nào", "khác". */
function tells(said: readonly Word[], from: number, to: number): boolean {
  for (let at = from; at < to; ) {
    const nothing = saysNothing.at(said, at);
    if (!nothing) return true;
    at = nothing.to;
  }
  return false;
}

/** "Công ty các bạn", "shop mình": the desk's own company, which is nobody else. */
function isOurs(said: readonly Word[], from: number, to: number): boolean {
  const rest = said
    .slice(from, to)
    .map(word => word.bare)
    .join(' ');
  return /^(?:cua )?(?:cac )?(?:ban|minh|paragon|em|shop|ad|may|bay|anh|chi|anh chi)$/.test(rest);
}

function withDeterminer(said: readonly Word[], from: number): number {
  const before = from > 0 && !said[from]?.afterBreak ? determining.at(said, from - 1) : undefined;
  return before?.to === from ? from - 1 : from;
}

/** Without the small words at the end. */
function trimmed(said: readonly Word[], least: number, to: number): number {
  let end = to;
  while (
    end > least &&
    ['cua', 'nay', 'do', 'kia', 'ay', 'nao', 'thi', 'la'].includes(said[end - 1]?.bare ?? '')
  )
    end--;
  return end;
}
