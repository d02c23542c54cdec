import { eitherDay, spanOfDays, yearIn } from '../grammar/build';
import { type Match, type Rule, rule } from '../grammar/cascade';
import type { SenseMap } from '../grammar/senses';
import type { DayReference, Period, YearReference } from '../meaning/expression';

/** Days of the month: ngày 20 tháng 1 năm ngoái, mùng 5, rằm tháng bảy, mùng 3 Tết, 10/3 âm lịch. */
const day = '(?:dayunit mung?|mung)';

type RestOfDate = Partial<DayReference & { type: 'date' }>;

/** What a month tells of a day in it. */
function restOf(named: (Period & { unit: 'month' }) | undefined): RestOfDate {
  const { month, year, monthsAgo, lunar } = named ?? {};
  return {
    ...(month !== undefined && { month }),
    ...(year && { year }),
    ...(monthsAgo !== undefined && { monthsAgo }),
    ...(lunar && { lunar }),
  };
}

function dateOf(match: Match): SenseMap | undefined {
  const number = match.get('num', 'num');
  const year = match.get('year');
  if (number === undefined || number > 99) return undefined;
  const rest = { ...restOf(match.get('month')), ...(year && { year }) };
  // The last month of the lunar year has 29 days in some years; its last day is called the 30th all the same.
  if (number === 30 && rest.lunar && rest.month === 12 && !rest.year)
    return { date: { type: 'tet', day: 30 } };
  return { date: { ...rest, type: 'date', day: number } };
}

function either(match: Match, second: number | undefined, rest: RestOfDate): SenseMap | undefined {
  const first = match.get('num', 'num');
  return first && second ? eitherDay(first, second, rest) : undefined;
}

const tetDay = (day: number, year: YearReference | undefined): DayReference => ({
  type: 'tet',
  day,
  ...(year && { year }),
});

export const rulesForDates: Rule[] = [
  rule(
    'ngày 12 đến 15 tháng 5',
    `(from|between)? (dayunit|mung)? num (to|dash|and|comma) ${day}? num month`,
    match => {
      const [first, last] = [match.get('num', 'num'), match.get('num', 'num2')];
      if (!first || !last || last > 31 || (match.has('comma') && last !== first + 1))
        return undefined;
      return spanOfDays(first, last, restOf(match.get('month')));
    },
  ),
  rule('ngày 20/1', '(dayunit mung?|mung) date', match => {
    const date = match.get('date');
    return date && { date };
  }),
  rule('từ 10 đến 12/3', '(?<=from|dayunit) dayunit? num (to|dash|and|comma) date', match => {
    const first = match.get('num');
    const date = match.get('date');
    if (!first || date?.type !== 'date') return undefined;
    const { day: last, ...rest } = date;
    if (!match.has('to') && !match.has('dash') && last !== first + 1) return undefined;
    return spanOfDays(first, last, rest);
  }),
  rule('ngày 12 hoặc 13 tháng 5', `${day}? num or ${day}? num month`, match =>
    either(match, match.get('num', 'num2'), restOf(match.get('month'))),
  ),
  rule('ngày 12 hoặc 13/5', `${day}? num or date`, match => {
    const date = match.get('date');
    if (date?.type !== 'date') return undefined;
    const { day: second, ...rest } = date;
    return either(match, second, rest);
  }),
  rule(
    'hôm 12 hay 13',
    `${day} num or num (?!month|monthunit|weekunit|dayunit|hourunit|slash|thu)`,
    match => either(match, match.get('num', 'num2'), {}),
  ),
  rule('ngày 20 tháng 1', `${day} num comma? month year?`, match => dateOf(match)),
  rule('20 tháng 1', '(?<!num|slash|dash|thu|monthunit) num month year?', match => {
    const named = match.get('month');
    return named?.monthsAgo === undefined ? dateOf(match) : undefined;
  }),
  rule('tháng 3 ngày 5', 'month comma? dayunit num', match => dateOf(match)),
  rule('20/1 năm ngoái', 'date (comma|dash|slash)? (year|yearnum)', match => {
    const date = match.get('date');
    const year = yearIn(match);
    return date?.type === 'date' && !date.year && year ? { date: { ...date, year } } : undefined;
  }),
  rule(
    'mùng 1 đến mùng 3 Tết',
    '(from|dayunit)* mung num (to|dash) mung? num holiday year?',
    match => {
      const [first, last] = [match.get('num', 'num'), match.get('num', 'num2')];
      const year = match.get('year');
      if (match.get('holiday') !== 'tet' || !first || !last || first >= last || last > 15)
        return undefined;
      const on = (number: number) => ({ day: tetDay(number, year) });
      return { expression: { type: 'span', from: on(first), to: on(last) } };
    },
  ),
  rule('mùng 5 Tết', '(dayunit? mung|dayunit)? num holiday year?', match => {
    const number = match.get('num');
    const year = match.get('year');
    if (match.get('holiday') !== 'tet' || !number || number > 30) return undefined;
    if (!match.has('mung') && number < 20 && !match.has('dayunit')) return undefined;
    return { date: { type: 'tet', day: number, ...(year && { year }) } };
  }),
  rule('đêm 30', 'part num (?!month|slash|dash|dot|hourunit|dayunit|thu)', match =>
    match.get('part') === 'night' && match.get('num') === 30
      ? { date: { type: 'tet', day: 30 } }
      : undefined,
  ),
  rule(
    'ngày 12',
    '(dayunit mung?|mung) num (?!slash|dash|dot|tens|dayunit|weekunit|monthunit|hourunit|minuteunit)',
    match => dateOf(match),
  ),
  rule('20/1 âm lịch', 'date comma? lunar year?', match => {
    const date = match.get('date');
    const year = match.get('year');
    return date?.type === 'date'
      ? { date: { ...date, lunar: true, ...(year && { year }) } }
      : undefined;
  }),
  rule('15 âm lịch', '(?<!num) num lunar', match => {
    const number = match.get('num');
    return number && number <= 30
      ? { date: { type: 'date', day: number, lunar: true } }
      : undefined;
  }),
  rule('20/1 dương lịch', '(date|month) solar', match => {
    const date = match.get('date');
    const named = match.get('month');
    return date ? { date } : named && { month: named };
  }),
  rule('5 tây', '(?<!num) num solar', match => dateOf(match)),
  rule('rằm', 'fullmoon (month|previous)? year?', match => {
    const year = match.get('year');
    const rest = { ...restOf(match.get('month')), ...(year && { year }) };
    return { date: { ...rest, type: 'date', day: 15, lunar: true } };
  }),
  rule('mùng 1 vừa rồi', 'date (?!current)previous', match => {
    const date = match.get('date');
    return date && { date };
  }),
];
