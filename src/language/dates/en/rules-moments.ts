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
import type { DayReference, Moment } from '../meaning/expression';

/** Days, parts of the day and clock times put together; spans and choices of them. */
const join = '(?:comma|at|attime|the|inside)*';

const today: DayReference = { type: 'offset', days: 0 };
const yesterday: DayReference = { type: 'offset', days: -1 };

export const rulesForMoments: Rule[] = [
  rule('a day', 'date|month|period|year', match => {
    const date = match.get('date');
    if (date) return { days: date };
    const year = match.get('year');
    const period = match.get('period') ?? match.get('month') ?? (year && { unit: 'year', year });
    return period && { days: { type: 'period', period } };
  }),
  rule('a year in figures', '(?<=^(comma|at)*) yearnum (?=comma*$)', match => {
    const year = match.get('yearnum');
    return year
      ? { days: { type: 'period', period: { unit: 'year', year: { year } } } }
      : undefined;
  }),
  rule('the night before last', 'the? part before previous', match =>
    withPart(match, { type: 'offset', days: -2 }),
  ),
  rule('last night', 'lastnight', () => moment({ day: yesterday, part: 'night' })),
  rule('yesterday night', 'previous part', match => withPart(match, yesterday)),
  rule('tonight', 'tonight', () => moment({ day: today, part: 'evening' })),
  rule('this morning', 'current part', match => withPart(match, today)),
  rule('tomorrow morning', `morrow part?|part ${join} morrow|clock ${join} morrow`, future),
  rule('yesterday morning', `(days|offset) ${join} part`, match => withPart(match)),
  rule('the morning of 5 June', `the? part ${join} (days|offset)`, match => withPart(match)),
  rule('9 pm yesterday', `clock ${join} (moment|days|offset)`, atClock),
  rule('yesterday at 9 pm', `(moment|days|offset) ${join} clock`, atClock),
  rule('a named day', 'days|offset', match => {
    const day = dayIn(match);
    return day && moment({ day });
  }),
  rule('a clock time', 'clock', match => {
    const time = match.get('clock');
    return time && moment(time);
  }),
  rule('in the evening', '(at|inside) the part', match => {
    const part = match.get('part');
    return part && moment({ part });
  }),
  rule('evening alone', '(?<=^(comma|at|attime|the)*) part (?=comma*$)', match => {
    const part = match.get('part');
    return part && moment({ part });
  }),
  rule(
    '9 pm next Friday',
    `moment ${join} expression|expression ${join} moment|part ${join} expression|expression ${join} part`,
    aheadWith,
  ),
];

export const rulesForSpans: Rule[] = [
  rule('born on 5 March', 'birth (comma|at|the)* moment', notThat),
  rule('every Monday', 'each moment', vague),
  rule('not Tuesday', 'negation the? at? moment', notThat),
  rule(
    'from Monday to Wednesday',
    '(from|between|since)? (at|the)* moment comma? (to|minus|dash) (at|the)* moment',
    spanOfMoments,
  ),
  rule(
    'since Monday',
    'since (at|attime|the)* moment ((to|minus|dash) (the? untilnow|now))?',
    match => sinceThen(match),
  ),
  rule('Monday until now', 'from? (at|the)* moment (to|minus|dash) (the? untilnow|now)', match =>
    sinceThen(match),
  ),
  rule(
    'between Monday and Wednesday',
    'between (at|the)* moment and (at|the)* moment',
    spanOfMoments,
  ),
  rule('yesterday or the day before', 'moment comma? or the? dayunit before', match => {
    const said = match.get('moment');
    const day = said?.day;
    if (!said || day?.type !== 'offset') return undefined;
    const options: Moment[] = [said, { ...said, day: { ...day, days: day.days - 1 } }];
    return { expression: { type: 'choice', options } };
  }),
  rule(
    'Monday or Tuesday',
    'moment comma? or (at|the)* moment (comma? or (at|the)* moment)?',
    match => choiceOf(momentsIn(match)),
  ),
  rule('Monday and Tuesday', 'moment and (at|the)* moment', match => choiceOf(momentsIn(match))),
  rule('a moment', 'moment', match => {
    const said = match.get('moment');
    return said && { expression: { type: 'moment', moment: said } };
  }),
  rule('just now', 'justnow', () => ({ expression: { type: 'moment', moment: { day: today } } })),
  rule('now', '(?<=^(comma|word|at){0,2}) (?!to)now (?=(comma|word){0,3}$)', () => ({
    expression: { type: 'elapsed', minutes: 0 },
  })),
  rule('ages ago', 'vague', vague),
  rule('I forget', 'unknown', unknown),
];

function sinceThen(match: Match): SenseMap | undefined {
  const from = match.get('moment');
  return from && { expression: { type: 'span', from, to: 'now' } };
}
