import type { Language } from '../../domain/language';
import data from './data/corrections.json';
import fields from './data/fields.json';
import { covered, type Hit, Lexicon } from './lexicon';
import { isSkip, isUnknown } from './read-remark';
import { clip, type Word, words } from './words';

export interface Correction {
  /** What is taken back, where it was said. */
  rejected?: string;
  /** What holds instead, in the customer's words. */
  corrected: string;
}

/** A stretch of words: from one up to, not including, another. */
interface Span {
  from: number;
  to: number;
}

const not = new Lexicon({ not: data.not });
const andNot = new Lexicon({ not: data.andNot });
const but = new Lexicon({ but: data.but });
const right = new Lexicon({ right: data.right });
const wrong = new Lexicon({ wrong: data.wrong });
const meant = new Lexicon<'meant' | 'slip' | 'excuse'>({
  meant: data.meant,
  slip: data.slip,
  excuse: data.excuse,
});
const change = new Lexicon({ change: data.change });
const languages = new Lexicon({ language: data.languages });
const into = new Lexicon({ into: data.into });
const nothing = new Lexicon({ nothing: data.nothing });
const unsaid = new Lexicon({ unsaid: data.unsaid });
const leads = new Lexicon({ lead: data.lead });
const tails = new Lexicon({ tail: data.tail });
const openers = new Lexicon({ opener: data.openers });
const fieldNames = new Lexicon({
  field: [
    ...Object.values(fields.fields).flat(),
    ...fields.about,
    'của tôi',
    'của em',
    'my',
    'tôi',
    'em',
  ],
});

const mostWords = 40;
const mostRejected = 8;
const mostCorrected = 12;
/** Without a word that seals it ("mới đúng", "mà là"), only a short text is a correction. */
const mostUnsealed = 16;

/**
 * What a text puts right: "không phải thứ ba, thứ tư mới đúng", "I meant the 5th", "sửa lại số điện
 * thoại là 0912…". The parts are the customer's own words, to be read by whoever knows the answer.
 */
export function readCorrection(text: string, _language: Language): Correction | undefined {
  const clipped = clip(text);
  if (/^\s*\*{1,2}[^\s*]/.test(clipped)) return starred(clipped);
  if (/[?？]\s*$/.test(clipped)) return undefined;
  const said = words(clipped);
  if (said.length === 0 || said.length > mostWords) return undefined;
  const found = changed(said) ?? contrasted(said) ?? denied(said) ?? sealed(said) ?? restated(said);
  return found && worded(clipped, said, found);
}

/** "Đổi 5/3 thành 6/3", "change the date to Monday". */
function changed(said: readonly Word[]): Found | undefined {
  const verb = first(change, said);
  if (!verb || !onlyOpeners(said, verb.from)) return undefined;
  const link = into.find(said.slice(verb.to)).at(-1);
  const separated = said.findIndex((word, at) => at >= verb.to && word.afterBreak);
  if (link && !(link.from === 0 && languages.occursIn(said.slice(verb.to + link.to)))) {
    const [from, to] = [verb.to + link.from, verb.to + link.to];
    return { rejected: { from: verb.to, to: from }, corrected: { from: to, to: said.length } };
  }
  if (separated < 0 || !isField(said.slice(verb.to, separated))) return undefined;
  return { corrected: { from: separated, to: said.length } };
}

/** "Hôm kia chứ không phải hôm qua", "Wednesday, not Tuesday", "Zalo instead of SMS". */
function contrasted(said: readonly Word[]): Found | undefined {
  const hit = andNot.find(said).find(found => {
    const lone = ['not', 'khong phai', 'khong phai la'].includes(bareOf(said, found));
    return found.from > 0 && (!lone || (said[found.from]?.afterBreak ?? false));
  });
  if (!hit || openersEnd(said) >= hit.from || hit.to >= said.length) return undefined;
  const goesOn = said.some((word, at) => at > hit.to && word.afterBreak);
  if (goesOn && said.length > mostUnsealed) return undefined;
  if (first(not, said.slice(0, hit.from)) || hasBut(said, hit.to)) return undefined;
  const start = lastStart(said, hit.from);
  return {
    rejected: { from: hit.to, to: clauseEnd(said, hit.to) },
    corrected: { from: start, to: hit.from },
  };
}

/** "Không phải thứ ba, thứ tư mới đúng", "not Tuesday but Wednesday". */
function denied(said: readonly Word[]): Found | undefined {
  const hit = first(not, said);
  if (!hit || !onlyOpeners(said, hit.from)) return undefined;
  if (unsaid.at(said, hit.to)) return undefined;
  const link = but.find(said.slice(hit.to)).find(found => found.from > 0);
  const turn = link ? hit.to + link.from : nextBreak(said, hit.to);
  if (turn >= said.length) return undefined;
  const isSealed = link !== undefined || right.occursIn(said.slice(turn));
  if (!isSealed && said.length > mostUnsealed) return undefined;
  return {
    rejected: { from: hit.to, to: turn },
    corrected: { from: link ? hit.to + link.to : turn, to: said.length },
  };
}

/** "Hôm qua sai rồi, hôm kia mới đúng", "thứ tư mới đúng". */
function sealed(said: readonly Word[]): Found | undefined {
  const seal = right.find(said).find(hit => hit.from > 0 && hit.to === clauseEnd(said, hit.from));
  if (!seal || bareOf(said, seal) === 'co' || bareOf(said, seal) === 'instead') return undefined;
  const start = clauseStart(said, seal.from - 1);
  const error = first(wrong, said.slice(0, start));
  const corrected = { from: start, to: seal.from };
  return error && error.from > 0
    ? { rejected: { from: openersEnd(said), to: error.from }, corrected }
    : { corrected };
}

/** "Nhầm, hôm kia", "ý tôi là Zalo", "yesterday, sorry, the day before". */
function restated(said: readonly Word[]): Found | undefined {
  for (const hit of meant.find(said)) {
    const start = clauseStart(said, hit.from);
    const opens = onlyOpeners(said.slice(start), hit.from - start);
    if (!opens || hit.to >= said.length) continue;
    const rest = said.length - hit.to;
    const after = said[hit.to]?.afterBreak ?? false;
    const says = leads.at(said, hit.to) !== undefined;
    if (hit.code === 'excuse' && (!after || rest > 4 || (start === 0 && !says))) continue;
    if (hit.code === 'slip' && !after && rest > 6) continue;
    const corrected = { from: hit.to, to: said.length };
    const before = { from: openersEnd(said), to: start };
    return before.to > before.from && before.to - before.from <= mostRejected
      ? { rejected: before, corrected }
      : { corrected };
  }
  return undefined;
}

interface Found {
  rejected?: Span;
  corrected: Span;
}

function worded(text: string, said: readonly Word[], found: Found): Correction | undefined {
  const rejected = found.rejected && trimmed(said, found.rejected);
  const corrected = trimmed(said, found.corrected);
  const size = corrected.to - corrected.from;
  if (size <= 0 || size > mostCorrected) return undefined;
  const words = sliceOf(text, said, corrected);
  if (words === '' || isUnknown(words) || isSkip(words)) return undefined;
  if (!rejected || rejected.to <= rejected.from) return { corrected: words };
  if (rejected.to - rejected.from > mostRejected) return undefined;
  const span = said.slice(rejected.from, rejected.to);
  if (isField(span) || covered(nothing.find(span), span.length).every(Boolean))
    return { corrected: words };
  return { rejected: sliceOf(text, said, rejected), corrected: words };
}

/** Without "là" in front and particles behind. */
function trimmed(said: readonly Word[], { from, to }: Span): Span {
  let [start, end] = [from, to];
  for (let hit = leads.at(said, start); hit && hit.to < end; hit = leads.at(said, start))
    start = hit.to;
  for (let again = true; again; ) {
    again = false;
    for (let at = Math.max(start + 1, end - 3); at < end; at++) {
      if ((tails.at(said, at)?.to ?? right.at(said, at)?.to) !== end) continue;
      end = at;
      again = true;
      break;
    }
  }
  return { from: start, to: end };
}

/** The words with the signs that belong to them: "+84 912…", "a@b.vn". */
function sliceOf(text: string, said: readonly Word[], { from, to }: Span): string {
  const gap = text.slice(said[from - 1]?.end ?? 0, said[from]?.start);
  const sign = /[+(]{1,2}$/.exec(gap)?.[0].length ?? 0;
  return text.slice((said[from]?.start ?? 0) - sign, said[to - 1]?.end).trim();
}

function starred(text: string): Correction | undefined {
  const corrected = text.replaceAll('*', '').trim();
  return corrected === '' || words(corrected).length > mostCorrected ? undefined : { corrected };
}

function isField(said: readonly Word[]): boolean {
  const inside = said.map(word => ({ ...word, afterBreak: false }));
  return covered(fieldNames.find(inside), inside.length).every(Boolean);
}

function first(lexicon: Lexicon, said: readonly Word[]): Hit | undefined {
  return lexicon.find(said)[0];
}

function hasBut(said: readonly Word[], from: number): boolean {
  return but.find(said.slice(from)).some(hit => hit.from > 0);
}

function onlyOpeners(said: readonly Word[], to: number): boolean {
  return openersEnd(said) >= to;
}

function openersEnd(said: readonly Word[]): number {
  let at = 0;
  for (let hit = openers.at(said, at); hit; hit = openers.at(said, at)) at = hit.to;
  return at;
}

/** Where the clause before a "not" starts, slips and openers left out: "nhầm, hôm kia chứ không …". */
function lastStart(said: readonly Word[], to: number): number {
  const slip = meant
    .find(said.slice(0, to))
    .filter(hit => hit.to < to)
    .at(-1);
  const start = clauseStart(said, to - 1);
  return Math.max(slip?.to ?? 0, start, openersEnd(said));
}

function clauseStart(said: readonly Word[], at: number): number {
  let start = at;
  while (start > 0 && !said[start]?.afterBreak) start--;
  return start;
}

function clauseEnd(said: readonly Word[], at: number): number {
  return nextBreak(said, at);
}

function nextBreak(said: readonly Word[], from: number): number {
  const found = said.findIndex((word, at) => at > from && word.afterBreak);
  return found < 0 ? said.length : found;
}

function bareOf(said: readonly Word[], { from, to }: Span): string {
  return said
    .slice(from, to)
    .map(word => word.bare)
    .join(' ');
}
