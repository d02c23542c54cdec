import { remember } from '../remember';
import phoneWords from './data/phone-words.json';
import { Lexicon } from './lexicon';
import {
  judgePhone,
  leastDigits,
  type PhoneFault,
  type PhoneForms,
  phoneFault,
} from './phone-number';
import { type DigitRun, digitRuns, hasDigits, plainDigits } from './phone-runs';
import { words } from './words';

interface Place {
  start: number;
  end: number;
}

export type PhoneReading =
  | ({ kind: 'phone' } & PhoneForms & Place)
  /** A number as it was before 2018; the suggestion is what became of it. */
  | ({ kind: 'old-prefix'; said: string; suggestion: PhoneForms } & Place)
  | ({ kind: 'invalid'; reason: PhoneFault } & Place);

const mostGroups = 14;
/** How many words before a number can tell what it is. */
const wordsBefore = 4;

const lexicon = new Lexicon({ phone: phoneWords.phone, other: phoneWords.other });
const unit =
  /^ ?(?:đ|d|vnđ|vnd|đồng|dong|k|tr|triệu|trieu|tỷ|usd|\$|€|%|ngàn|nghìn|lần|lan|times)(?!\p{L})/iu;
const correcting = /\b(?:nham|lon|sua lai|a khong|sorry|i mean|i meant|correction|rather)\b/;

/**
 * Phone numbers in a text, in Vietnamese and international writing, good and faulty ones. Numbers of
 * identity papers, accounts, orders and cases, dates and amounts are left alone.
 */
export const readPhones: (text: string) => readonly PhoneReading[] = remember(text => {
  if (!hasDigits(text)) return [];
  const plain = plainDigits(text);
  const readings: PhoneReading[] = [];
  for (const run of digitRuns(plain)) {
    if (run.groups.every(group => group.digits.length < 2 && run.groups.length < 8)) continue;
    const counted = withoutAmount(plain, run);
    const meaning = counted ? meaningOf(plain, counted) : 'other';
    if (!counted || meaning === 'other') continue;
    readings.push(...readRun(plain, counted, meaning === 'phone' || standsAlone(plain, counted)));
  }
  return readings;
});

/** The number that an answer gives: the first good one, the last one where the customer corrects herself. */
export function readPhone(text: string): PhoneReading | undefined {
  const readings = readPhones(text);
  const good = readings.filter(reading => reading.kind === 'phone');
  const [first, last] = [good[0], good.at(-1)];
  if (
    first &&
    last &&
    first !== last &&
    correcting.test(bareBetween(text, first.end, last.start))
  ) {
    return last;
  }
  return first ?? readings.find(reading => reading.kind === 'old-prefix') ?? readings[0];
}

/** Goes through the groups of a run: a phone number starts at a group and ends with one. */
function readRun(plain: string, run: DigitRun, meant: boolean): PhoneReading[] {
  const readings: PhoneReading[] = [];
  for (let from = 0; from < run.groups.length; ) {
    const found = longestPhone(run, from);
    if (!found) {
      from++;
      continue;
    }
    const place = placeOf(plain, run, from, found.to);
    const said = plain.slice(place.start, place.end).trim();
    readings.push(
      found.judgement.kind === 'old-prefix'
        ? { ...found.judgement, said, ...place }
        : { ...found.judgement, ...place },
    );
    from = found.to;
  }
  if (readings.length > 0) return readings;
  const fault = meant || looksMeant(run) ? phoneFault(digitsOf(run), run.plus) : undefined;
  return fault
    ? [{ kind: 'invalid', reason: fault, ...placeOf(plain, run, 0, run.groups.length) }]
    : [];
}

type Judged = NonNullable<ReturnType<typeof judgePhone>>;

function longestPhone(run: DigitRun, from: number): { judgement: Judged; to: number } | undefined {
  const plus = run.plus && from === 0;
  let digits = '';
  let best: { judgement: Judged; to: number } | undefined;
  const stop = Math.min(run.groups.length, from + mostGroups);
  for (let to = from; to < stop && digits.length <= 16; to++) {
    digits += run.groups[to]?.digits ?? '';
    const judgement = judgePhone(digits, plus);
    if (judgement) best = { judgement, to: to + 1 };
  }
  return best;
}

/** Starts like a Vietnamese number, is about as long, and is neither a date nor an identity number. */
function looksMeant(run: DigitRun): boolean {
  const digits = digitsOf(run);
  if (isDateLike(run) || (digits.length === 12 && !run.plus)) return false;
  if (run.plus) return digits.length >= 7;
  return /^0[1-9]/.test(digits) && digits.length >= 9 && digits.length <= 13;
}

function standsAlone(plain: string, run: DigitRun): boolean {
  const first = run.groups[0];
  const last = run.groups.at(-1);
  if (!first || !last || isDateLike(run)) return false;
  const digits = digitsOf(run);
  const around = plain.slice(0, first.start) + plain.slice(last.end);
  return digits.length >= leastDigits && digits.length !== 12 && !/[\p{L}\p{N}]/u.test(around);
}

function digitsOf(run: DigitRun): string {
  return run.groups.map(group => group.digits).join('');
}

function isDateLike(run: DigitRun): boolean {
  const lengths = run.groups.map(group => group.digits.length).join('-');
  return (
    /^(?:[12]-[12]-(?:2|4)|4-[12]-[12])(?:-\d|$)/.test(lengths) ||
    /^(?:19|20)\d\d$/.test(run.groups[0]?.digits ?? '')
  );
}

/** A run before "đồng" or "lần" is an amount, or a phone number and then an amount. */
function withoutAmount(plain: string, run: DigitRun): DigitRun | undefined {
  const end = run.groups.at(-1)?.end ?? 0;
  if (!unit.test(plain.slice(end, end + 8))) return run;
  const shorter = { ...run, groups: run.groups.slice(0, -1) };
  return shorter.groups.some((_, from) => longestPhone(shorter, from)) ? shorter : undefined;
}

/** What the words before a number say that it is. */
function meaningOf(plain: string, run: DigitRun): 'phone' | 'other' | undefined {
  const first = run.groups[0];
  if (!first) return undefined;
  const clause = plain.slice(Math.max(0, first.start - 48), first.start).split(/[,;!?\n]|\.\s/);
  const near = words(clause.at(-1) ?? '').slice(-wordsBefore - 2);
  const hits = lexicon.find(near).filter(hit => near.length - hit.to <= wordsBefore);
  const nearest = hits.at(-1);
  if (nearest?.code === 'phone' && hits.length > 1 && isJustNumber(near, nearest))
    return hits.at(-2)?.code;
  return nearest?.code;
}

/** "số" and "number" take their meaning from the word before: "số đơn hàng số 0123". */
function isJustNumber(near: ReturnType<typeof words>, hit: { from: number; to: number }): boolean {
  return hit.to - hit.from === 1 && ['so', 'number'].includes(near[hit.from]?.bare ?? '');
}

function placeOf(plain: string, run: DigitRun, from: number, to: number): Place {
  const start = run.groups[from]?.start ?? 0;
  const lead = from === 0 ? (/[+(]{0,2}$/.exec(plain.slice(0, start))?.[0].length ?? 0) : 0;
  return { start: start - lead, end: run.groups[to - 1]?.end ?? start };
}

function bareBetween(text: string, from: number, to: number): string {
  return words(text.slice(from, to), { expandChat: false })
    .map(word => word.bare)
    .join(' ');
}
