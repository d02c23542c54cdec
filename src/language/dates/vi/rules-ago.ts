import { future, vague } from '../grammar/build';
import { type Match, type Rule, rule } from '../grammar/cascade';
import type { SenseMap } from '../grammar/senses';
import type { CountedUnit, DayReference } from '../meaning/expression';
import { coming } from './patterns';

/** Counted back from now: ba ngày trước, cách đây nửa tháng, 2 tiếng rưỡi trước, 3 hôm nay, mấy bữa nay. */
const counted = '(dayunit|weekunit|monthunit|yearunit)';
const clocked = '(hourunit|hourspan|minuteunit|secondunit)';
/** Before a number that belongs to a date: thứ 2 tuần trước, ngày 12 tháng trước. */
const notOfDate =
  '(?<!thu|dayunit|mung|monthunit|quarterunit|weekday|slash|dash|dot|num (to|dash|and) dayunit?)';

function unitOf(match: Match): CountedUnit {
  if (match.has('weekunit')) return 'week';
  if (match.has('monthunit')) return 'month';
  return match.has('yearunit') ? 'year' : 'day';
}

/** The count said: a number, a number and a half, or half a unit. */
const countOf = (match: Match): number =>
  (match.get('num') ?? (match.has('half') ? 0 : 1)) + (match.has('half') ? 0.5 : 0);

function ago(match: Match): SenseMap {
  const unit = unitOf(match);
  const count = countOf(match);
  if (unit === 'year' && count > 150) return { junk: true };
  const days: DayReference = { type: 'ago', count, unit };
  return { days };
}

function elapsed(match: Match, span: boolean): SenseMap {
  const size = match.has('minuteunit') ? 1 : match.has('secondunit') ? 1 / 60 : 60;
  const minutes = Math.round(countOf(match) * size);
  return { expression: { type: 'elapsed', minutes, ...(span && { span }) } };
}

const rolling =
  (running: boolean) =>
  (match: Match): SenseMap | undefined => {
    const count = countOf(match);
    if (count > 1000) return undefined;
    return { days: { type: 'rolling', count, unit: unitOf(match), running } };
  };

export const rulesForAgo: Rule[] = [
  rule(
    'mấy hôm trước',
    `(ago|at)? few ${counted} (before|lately|current|gone|previous|ago)`,
    vague,
  ),
  rule('mấy bữa nay', 'few offset', vague),
  rule('cách đây mấy hôm', `ago few (${counted}|${clocked})`, vague),
  rule('mấy tiếng trước', 'few (hourspan|minuteunit|secondunit) (before|lately|ago)', () => ({
    expression: { type: 'moment', moment: { day: { type: 'offset', days: 0 } } },
  })),
  rule('cách đây 2 tiếng', `ago at? ((?!from)num half? ${clocked} half?|half ${clocked})`, match =>
    elapsed(match, false),
  ),
  rule(
    '2 tiếng trước',
    `${notOfDate} ((?!from)num half? ${clocked} half?|half ${clocked}) (before|ago)`,
    match => elapsed(match, false),
  ),
  rule(
    '2 tiếng vừa rồi',
    `${notOfDate} ((?!from)num half? ${clocked} half?|half ${clocked}) lately`,
    match => elapsed(match, true),
  ),
  rule(
    '2-3 ngày trước',
    `(?<!from|dayunit|mung) ago? (?!from)num (dash|comma|to|or)? num ${counted} (before|ago)`,
    about,
  ),
  rule('cách đây 2-3 ngày', `ago num (dash|comma|to|or)? num ${counted}`, about),
  rule('cách đây 3 ngày', `ago at? ((?!from)num half? ${counted} half?|half ${counted})`, ago),
  rule('cách đây hơn tháng', 'ago (weekunit|monthunit|yearunit)', ago),
  rule('3 ngày trước', `${notOfDate} (?!from)num half? ${counted} half? (before|ago)`, ago),
  rule('nửa tháng trước', `half ${counted} (before|ago)`, ago),
  rule(
    '3 ngày nữa',
    `${notOfDate} (at|after)? ((?!from)num|half) (${counted}|${clocked}) half? ${coming}`,
    future,
  ),
];

/** After the clock times, lest 9h30 hôm qua be thirty days. */
export const rulesForLately: Rule[] = [
  rule('3 hôm nay', `${notOfDate} (?!from)num offset`, match =>
    match.get('offset') === 0 || match.get('offset') === -1
      ? rolling(match.get('offset') === 0)(match)
      : undefined,
  ),
  rule('3 ngày nay', `${notOfDate} (?!from)num half? ${counted} half? current`, rolling(true)),
  rule('3 ngày qua', `${notOfDate} (?!from)num half? ${counted} half? lately`, rolling(false)),
  rule('nửa tháng nay', `half ${counted} (current|lately)`, rolling(true)),
];

/** "2-3 hôm trước": either. */
function about(match: Match): SenseMap | undefined {
  const low = match.get('num');
  const high = match.get('num', 'num2');
  if (low === undefined || high === undefined || low >= high || high > 100) return undefined;
  return { days: { type: 'ago-about', counts: [low, high], unit: unitOf(match) } };
}
