import { eitherDay, future, spanOfDays, yearIn } from '../grammar/build';
import { type Match, type Rule, rule } from '../grammar/cascade';
import type { SenseMap } from '../grammar/senses';
import type { DayReference, Period } from '../meaning/expression';

/** Months and days of the month. */
const dayNumber = '(?:ordinal|num)';
/** Where may and march are months: May 5, in May, last May, May alone. */
const maybe = [
  `(?<=${dayNumber} dash?) maybemonth`,
  '(?<=at|inside|from|since|between|to|minus) maybemonth',
  'maybemonth (?=dash? (the? ordinal|num))',
  '(?<=^comma*) maybemonth (?=comma*$)',
  'maybemonth (?=(to|minus|dash) (monthname|maybemonth|month))',
].join('|');

function monthOf(match: Match): number | undefined {
  return match.get('monthname') ?? match.get('maybemonth');
}

function month(match: Match): SenseMap | undefined {
  const number = monthOf(match);
  const year = yearIn(match);
  return number ? { month: { unit: 'month', month: number, ...(year && { year }) } } : undefined;
}

type RestOfDate = Partial<DayReference & { type: 'date' }>;

/** What a month, and a year said after it, tell of a day in it. */
function restOf(match: Match, named: Period & { unit: 'month' }): RestOfDate {
  const year = named.year ?? yearIn(match);
  return {
    ...(named.month !== undefined && { month: named.month }),
    ...(named.monthsAgo !== undefined && { monthsAgo: named.monthsAgo }),
    ...(year && { year }),
  };
}

function dayAndMonth(match: Match): SenseMap | undefined {
  const day = match.get('ordinal') ?? match.get('num');
  const named = match.get('month');
  if (day === undefined || !named || day > 99) return undefined;
  return { date: { ...restOf(match, named), type: 'date', day } };
}

export const rulesForMonths: Rule[] = [
  rule('last year', '(?<!num|few) the? previous yearunit', () => ({ year: { yearsAgo: 1 } })),
  rule('the year before last', 'the? yearunit before previous', () => ({ year: { yearsAgo: 2 } })),
  rule('this year', 'current yearunit', () => ({ year: { yearsAgo: 0 } })),
  rule('next year', 'next yearunit', () => ({ year: { yearsAgo: -1 } })),
  rule('the year 2025', '(the? yearunit|at|inside) yearnum (?!slash|dash)', match => {
    const year = yearIn(match);
    return year && { year };
  }),
  rule('last month', 'the? previous monthunit', () => ({ month: { unit: 'month', monthsAgo: 1 } })),
  rule('the month before last', 'the? monthunit before previous', () => ({
    month: { unit: 'month', monthsAgo: 2 },
  })),
  rule('this month', 'current monthunit', () => ({ month: { unit: 'month', monthsAgo: 0 } })),
  rule('next month', 'next monthunit', () => ({ month: { unit: 'month', monthsAgo: -1 } })),
  rule(
    'March 2025',
    '(?<!num dash?)(monthname|maybemonth) (comma|dash|slash)? (yearnum|year)',
    month,
  ),
  rule('next March', 'next (monthname|maybemonth)', future),
  rule(
    'last March',
    '(previous|current|portion (dash|at)?) (?=monthname|maybemonth) (monthname|maybemonth)',
    match => {
      const portion = match.get('portion');
      const made = month(match);
      if (!portion || !made?.month) return made;
      return { days: { type: 'period', period: made.month, portion } };
    },
  ),
  rule('a sure month', 'monthname', month),
  rule('May by its side', maybe, month),
];

export const rulesForDates: Rule[] = [
  rule(
    '1-3 June',
    `(from|between)? the? (num|ordinal) (to|dash|and|minus) the? (num|ordinal) month (comma? yearnum)?`,
    spanIn,
  ),
  rule(
    'June 1-3',
    `(from|between)? month the? (num|ordinal) (to|dash|and|minus) the? (num|ordinal) (?!month) (comma? yearnum)?`,
    spanIn,
  ),
  rule('5 or 6 June', 'the? (ordinal|num) or the? (ordinal|num) month (comma? yearnum)?', match => {
    const days = daysIn(match);
    return days && eitherDay(days.first, days.last, days.rest);
  }),
  rule('in May, around the 12th', 'month (comma|at|attime|the)* ordinal', dayAndMonth),
  rule('20 January', `the? (ordinal|num) dash? month ((comma|dash)? (year|yearnum))?`, dayAndMonth),
  rule(
    'January 20',
    `month dash? the? (ordinal|num (?!num|yearunit|weekunit|colon|hourunit|meridiem|clock)) (comma? (year|yearnum))?`,
    dayAndMonth,
  ),
  rule('3/2026 already', 'date comma? (year|yearnum)', match => {
    const date = match.get('date');
    const year = yearIn(match);
    return date?.type === 'date' && !date.year && year ? { date: { ...date, year } } : undefined;
  }),
  rule(
    'the 20th',
    '(?:the|at|inside)+ ordinal (?!counted|word|name|weekunit|dayunit|quarterunit|weekday|notdateafter)|(?<=^comma*) ordinal (?=comma*$)|(?<=from|to|between|and|or|dash) ordinal (?=to|and|dash|comma*$)',
    match => {
      const day = match.get('ordinal');
      return day ? { date: { type: 'date', day } } : undefined;
    },
  ),
];

/** Two days and the month they belong to, whichever way round they were said. */
function daysIn(match: Match): { first: number; last: number; rest: RestOfDate } | undefined {
  const numbers = [
    ...['num', 'num2'].flatMap(label => match.get('num', label) ?? []),
    ...['ordinal', 'ordinal2'].flatMap(label => match.get('ordinal', label) ?? []),
  ].sort((a, b) => a - b);
  const [first, last] = numbers;
  const named = match.get('month');
  if (!named || first === undefined || last === undefined || numbers.length > 2) return undefined;
  // "2026 to 4 March" is the end of one date and the beginning of another.
  if (last > 99) return undefined;
  return { first, last, rest: restOf(match, named) };
}

function spanIn(match: Match): SenseMap | undefined {
  const days = daysIn(match);
  return days && spanOfDays(days.first, days.last, days.rest);
}
