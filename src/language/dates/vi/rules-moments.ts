import {
  aheadWith,
  atClock,
  choiceOf,
  dayIn,
  future,
  moment,
  momentsIn,
  notThat,
  spanOfMoments,
  unknown,
  vague,
  withPart,
} from '../grammar/build';
import { type Match, type Rule, rule } from '../grammar/cascade';
import type { SenseMap } from '../grammar/senses';

/** Days, parts of the day and clock times put together; spans and choices of them. */
const join = '(?:comma|at|dayunit|buoi)*';

export const rulesForMoments: Rule[] = [
  rule('a day', 'date|month|period|year', match => {
    const date = match.get('date');
    if (date) return { days: date };
    const year = match.get('year');
    const period = match.get('period') ?? match.get('month') ?? (year && { unit: 'year', year });
    return period && { days: { type: 'period', period } };
  }),
  rule('year in figures', '(?<=^(comma|at)*) yearnum (?=comma*$)', match => {
    const year = match.get('yearnum');
    return year
      ? { days: { type: 'period', period: { unit: 'year', year: { year } } } }
      : undefined;
  }),
  rule('đêm qua', 'buoi? part (gone|lastnight)', match =>
    withPart(match, { type: 'offset', days: -1 }),
  ),
  rule('hồi hôm', 'lastnight', () => moment({ day: { type: 'offset', days: -1 }, part: 'night' })),
  rule('sáng nay', '(?<!days|offset) buoi? part current|buoi? (?!next)part current', match =>
    withPart(match, { type: 'offset', days: 0 }),
  ),
  rule('sáng mai', 'buoi? part dayunit? morrow', future),
  rule('tối thứ bảy', `buoi? part ${join} (days|offset)`, match => withPart(match)),
  rule(
    'thứ bảy tối',
    `(days|offset) ${join} ((?!next)part (?!gone|current)|part (?=comma*$))`,
    match => withPart(match),
  ),
  rule('8h tối qua', `clock ${join} (moment|days|offset)`, atClock),
  rule('tối qua 8h', `(moment|days|offset) ${join} clock`, atClock),
  rule('a named day', 'days|offset', match => {
    const day = dayIn(match);
    return day && moment({ day });
  }),
  rule('a clock time', 'clock', match => {
    const time = match.get('clock');
    return time && moment(time);
  }),
  rule('buổi tối', '(buoi|at) part', match => {
    const part = match.get('part');
    return part && moment({ part });
  }),
  rule('tối alone', '(?<=^comma*) part (?=comma*$)', match => {
    const part = match.get('part');
    return part && moment({ part });
  }),
  rule(
    '9h thứ 6 tới',
    `moment ${join} expression|expression ${join} moment|part ${join} expression`,
    aheadWith,
  ),
  rule('mai', 'dayunit morrow|(?<=^comma*) morrow (?=comma*$)|at morrow', future),
];

export const rulesForSpans: Rule[] = [
  rule('sinh ngày 5/3', 'birth (comma|at|dayunit)* moment', notThat),
  rule('mỗi thứ hai', 'each moment|moment each (weekunit|monthunit|yearunit|dayunit)', vague),
  rule('không phải thứ ba', 'negation at? moment', notThat),
  rule('vừa mới hôm qua', 'justnow at? moment', match => {
    const said = match.get('moment');
    return said && { moment: said };
  }),
  rule('từ sáng tới giờ', 'from at? part (to|dash) (untilnow|now)', match => {
    const part = match.get('part');
    return (
      part && { expression: { type: 'moment', moment: { day: { type: 'offset', days: 0 }, part } } }
    );
  }),
  rule('từ hôm kia tới giờ', 'from? at? moment (to|dash)? untilnow', sinceThen),
  rule(
    'từ thứ hai đến thứ tư',
    '(from|between)? at? moment comma? (to|dash) at? moment',
    spanOfMoments,
  ),
  rule('từ hôm qua tới giờ', 'from? at? moment (to|dash) (untilnow|now)', sinceThen),
  rule('giữa 5/3 và 7/3', 'between moment and moment', spanOfMoments),
  rule('từ thứ hai', 'from at? moment', sinceThen),
  rule('hôm qua hoặc hôm kia', 'moment comma? or at? moment (comma? or at? moment)?', match =>
    choiceOf(momentsIn(match)),
  ),
  rule('hôm qua và hôm nay', 'moment and moment', match => choiceOf(momentsIn(match))),
  rule('a moment', 'moment', match => {
    const said = match.get('moment');
    return said && { expression: { type: 'moment', moment: said } };
  }),
  rule('bây giờ', '(?<=^(comma|word|at){0,2}) now (?=(comma|word){0,3}$)', () => ({
    expression: { type: 'elapsed', minutes: 0 },
  })),
  rule('vừa nãy', 'justnow', () => ({
    expression: { type: 'moment', moment: { day: { type: 'offset', days: 0 } } },
  })),
  rule('hôm trước', '(?<!num) dayunit previous', vague),
  rule('lâu rồi', 'vague', vague),
  rule('không nhớ', 'unknown', unknown),
];

function sinceThen(match: Match): SenseMap | undefined {
  const from = match.get('moment');
  if (!from || from.until) return undefined;
  const joined = match.has('from') || match.has('to') || match.has('dash');
  return joined ? { expression: { type: 'span', from, to: 'now' } } : undefined;
}
