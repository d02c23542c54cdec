import { future, vague } from '../grammar/build';
import { type Match, type Rule, rule } from '../grammar/cascade';
import type { SenseMap } from '../grammar/senses';
import type { CountedUnit } from '../meaning/expression';

/** Counted back from now: three days ago, half an hour ago, a fortnight ago, in the last 3 days. */
const counted = '(dayunit|weekunit|monthunit|yearunit|fortnight)';
const clocked = '(hourspan|minuteunit|secondunit)';

function unitOf(match: Match): CountedUnit {
  if (match.has('weekunit') || match.has('fortnight')) return 'week';
  if (match.has('monthunit')) return 'month';
  return match.has('yearunit') ? 'year' : 'day';
}

function countOf(match: Match): number {
  const whole = match.get('num') ?? (match.has('half') && !match.has('and') ? 0 : 1);
  const said = whole + (match.has('half') ? 0.5 : 0);
  return match.has('fortnight') ? said * 2 : said;
}

function elapsed(match: Match, span: boolean): SenseMap {
  const size = match.has('minuteunit') ? 1 : match.has('secondunit') ? 1 / 60 : 60;
  const minutes = Math.round(countOf(match) * size);
  return { expression: { type: 'elapsed', minutes, ...(span && { span }) } };
}

function ago(match: Match): SenseMap | undefined {
  const number = countOf(match);
  const unit = unitOf(match);
  if (number > (unit === 'year' ? 150 : 5_000)) return undefined;
  return { days: { type: 'ago', count: number, unit } };
}

export const rulesForAgo: Rule[] = [
  rule(
    'a couple of days ago',
    'single? (?=few) (?!single)few (dayunit|weekunit|monthunit|yearunit) (ago|before)',
    vague,
  ),
  rule('a few hours ago', `few ${clocked} ago`, () => ({
    expression: { type: 'moment', moment: { day: { type: 'offset', days: 0 } } },
  })),
  rule('the last few days', `(at|since)? the? previous few ${counted}`, vague),
  rule('half an hour ago', `half single? (${clocked}|${counted}) ago`, match =>
    match.has('hourspan') || match.has('minuteunit') ? elapsed(match, false) : ago(match),
  ),
  rule('an hour and a half ago', `(num|single) and single? half ${clocked} ago`, match =>
    elapsed(match, false),
  ),
  rule('one hour and a half ago', `(num|single) ${clocked} and single? half ago`, match =>
    elapsed(match, false),
  ),
  rule('two hours ago', `(num|single) ${clocked} ago`, match => elapsed(match, false)),
  rule('a week and a half ago', `(num|single) ${counted} and single? half ago`, ago),
  rule('the last hour', `(at|since)? the? previous (num|single)? ${clocked}`, match =>
    elapsed(match, true),
  ),
  rule('2-3 days ago', `num (dash|or|to|minus) num ${counted} ago`, match => {
    const low = match.get('num');
    const high = match.get('num', 'num2');
    if (low === undefined || high === undefined || low >= high || high > 100) return undefined;
    return { days: { type: 'ago-about', counts: [low, high], unit: unitOf(match) } };
  }),
  rule('three days ago', `(?<!slash|dash) (num|single) ${counted} (ago|before (?=word*$))`, ago),
  rule('two nights ago', '(num|single) part ago', match => {
    const part = match.get('part');
    const days = -countOf(match);
    return part && { moment: { day: { type: 'offset', days }, part } };
  }),
  rule('a week ago today', 'days offset', match => {
    const [days, offset] = [match.get('days'), match.get('offset')];
    if (days?.type !== 'ago' || days.unit !== 'week' || offset === undefined) return undefined;
    return { days: { type: 'offset', days: offset - Math.round(days.count * 7) } };
  }),
  rule('in two days', `inside (num|single|few) (${counted}|${clocked})`, future),
  rule('two days from now', `(num|single|few) (${counted}|${clocked}) next`, future),
  rule('the next two days', `next (num|few) (${counted}|${clocked})`, future),
  rule('the last 3 days', `(at|since)? the? previous num ${counted}`, rolling),
  rule('for the past week', `at the? (?=previous) previous ${counted}`, match => {
    const unit = unitOf(match);
    return unit === 'day' ? rolling(match) : undefined;
  }),
];

function rolling(match: Match): SenseMap | undefined {
  const number = countOf(match);
  if (number > 1000) return undefined;
  return { days: { type: 'rolling', count: number, unit: unitOf(match), running: false } };
}
