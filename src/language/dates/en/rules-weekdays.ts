import { future, vague, weekday } from '../grammar/build';
import { type Rule, rule } from '../grammar/cascade';

/** Days of the week: last Friday, Friday last week, the first Monday in June, two Fridays ago. */
export const rulesForWeekdays: Rule[] = [
  rule(
    'Sat',
    '(?<=previous|at|current|from|to|and|or|since|negation|between|next) shortday|(?<=^comma*) shortday (?=comma*$|part|comma? (date|num|the|ordinal)|dash)|shortday (?=(to|minus|dash|and|or) (shortday|weekday))|shortday (?=part|previous weekunit|comma? (the? (ordinal|num) month|date))',
    match => {
      const day = match.get('shortday');
      return day ? { weekday: day } : undefined;
    },
  ),
  rule('Monday, 15 June', 'weekday comma? the? date', match => {
    const date = match.get('date');
    const day = match.get('weekday');
    return date?.type === 'date' && day ? { date: { ...date, weekday: day } } : undefined;
  }),
  rule(
    'the first Monday in June',
    'the? (ordinal|previous) weekday (at|inside)? (month|the? monthunit)',
    match => {
      const period = match.get('month') ?? { unit: 'month' as const };
      const day = match.get('weekday');
      if (!day) return undefined;
      const ordinal = match.get('ordinal') ?? -1;
      return { days: { type: 'nth', ordinal, of: 'weekday', weekday: day, period } };
    },
  ),
  rule('Friday before last', 'the? weekday before previous', match =>
    weekday(match, { strict: true, skipped: 1 }),
  ),
  rule('two Fridays ago', '(num|single) weekday ago', match =>
    weekday(match, { strict: true, skipped: (match.get('num') ?? 1) - 1 }),
  ),
  rule('a few Fridays ago', 'few weekday ago', vague),
  rule(
    'Friday the week before last',
    'weekday comma? (at|inside)? the? weekunit before previous',
    match => weekday(match, { weeksAgo: 2 }),
  ),
  rule('Friday last week', 'weekday comma? (at|inside)? the? previous weekunit', match =>
    weekday(match, { weeksAgo: 1 }),
  ),
  rule('last week Friday', 'the? previous weekunit comma? (at|inside)? weekday', match =>
    weekday(match, { weeksAgo: 1 }),
  ),
  rule('Friday two weeks ago', 'weekday comma? (num|single) weekunit ago', match =>
    weekday(match, { weeksAgo: match.get('num') ?? 1 }),
  ),
  rule(
    'Friday this week',
    'weekday comma? current weekunit|current weekunit comma? (at|inside)? weekday',
    match => weekday(match, { weeksAgo: 0 }),
  ),
  rule('next Friday', 'next weekday|weekday next weekunit', future),
  rule('last Friday', 'previous weekday', match => weekday(match, { strict: true })),
  rule('this Friday', 'current weekday', match => weekday(match, { weeksAgo: 0 })),
  rule('Friday', 'weekday', match => weekday(match)),
];
