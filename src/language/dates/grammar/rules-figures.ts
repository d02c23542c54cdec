import type { DayReference } from '../meaning/expression';
import { spanOfDays, yearOfFigures } from './build';
import { type Match, type Rule, rule } from './cascade';
import type { SenseMap } from './senses';

/** Dates in figures, day first, the same in every language. Whether the day exists is judged later. */

/** Words after which figures with a stroke or a dot are meant as a date. */
const marked = '(?:dayunit|at|from|to|weekday|thu num comma?|negation|or|between|part|the)';

function dayMonthYear(match: Match): SenseMap | undefined {
  const day = match.get('num');
  const month = match.get('num', 'num2');
  const year = match.get('num', 'num3') ?? match.get('yearnum');
  if (day === undefined || month === undefined || day > 99 || month > 99) return undefined;
  const date: DayReference = { type: 'date', day, month };
  if (year !== undefined) date.year = yearOfFigures(year);
  return { date };
}

function daysOfOneMonth(match: Match): SenseMap | undefined {
  const [first, last] = [match.get('num', 'num'), match.get('num', 'num2')];
  const [month, year] = [match.get('num', 'num3'), match.get('num', 'num4')];
  if (first === undefined || last === undefined || month === undefined) return undefined;
  return spanOfDays(first, last, {
    month,
    ...(year !== undefined && { year: yearOfFigures(year) }),
  });
}

export const rulesForFigures: Rule[] = [
  rule('2026-01-20', 'yearnum (slash|dash|dot) num (slash|dash|dot) num', match => {
    const year = match.get('yearnum');
    const month = match.get('num');
    const day = match.get('num', 'num2');
    if (year === undefined || month === undefined || day === undefined) return undefined;
    return { date: { type: 'date', day, month, year: { year } } };
  }),
  rule(
    '2-4/6',
    '(?<!slash|dash|num) num dash num slash num (slash num)? (?!slash|dash)',
    daysOfOneMonth,
  ),
  rule('20/1/2026', '(?<!slash) num slash num slash num (?!slash)', dayMonthYear),
  rule('20-1-2026', '(?<!dash|slash) num dash num dash num (?!dash)', dayMonthYear),
  rule('20.1.2026', '(?<!dot) num dot num dot num (?!dot)', dayMonthYear),
  rule('1/2026', '(?<!slash|dash) num (slash|dash|dot) yearnum (?!slash|dash)', match => {
    const month = match.get('num');
    const year = match.get('yearnum');
    if (!month || month > 12 || !year) return undefined;
    return { month: { unit: 'month', month, year: { year } } };
  }),
  rule('20/1', '(?<!slash) num slash num (?!slash)', dayMonthYear),
  rule('20 1 2026', '(?<=^comma*) num num yearnum (?=comma*$)', dayMonthYear),
  rule(
    'marked 20-1',
    `(?<=${marked}) num (dash|dot) num (?!dash|dot|num|monthunit|weekunit|dayunit|yearunit|hourunit|hourspan|minuteunit)`,
    strictly,
  ),
  rule('20-1 alone', '(?<=^comma*) num (dash|dot) num (?=comma*$)', strictly),
];

/** Without a stroke only what can be a date is taken for one. */
function strictly(match: Match): SenseMap | undefined {
  const day = match.get('num');
  const month = match.get('num', 'num2');
  if (!day || !month || day > 31 || month > 12) return undefined;
  return { date: { type: 'date', day, month } };
}
