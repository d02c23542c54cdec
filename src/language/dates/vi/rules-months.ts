import { future, invalid, yearIn, yearOfFigures } from '../grammar/build';
import { type Rule, rule } from '../grammar/cascade';
import type { SenseMap } from '../grammar/senses';
import type { YearReference } from '../meaning/expression';
import { coming } from './patterns';

const yearsAgo = (count: number): SenseMap => ({ year: { yearsAgo: count } });

/** Years, and months with them; the first of all, for "năm" is five as well. */
export const rulesForYears: Rule[] = [
  rule('năm 2025', 'yearunit yearnum', match => {
    const year = match.get('yearnum');
    return year ? { year: { year } } : undefined;
  }),
  rule(
    'năm 25',
    'yearunit (?=figure) num (?!dayunit|weekunit|monthunit|yearunit|slash|dash|hourunit|tens)',
    match => {
      const num = match.get('num');
      return num && num >= 15 && num < 60 ? { year: yearOfFigures(num) } : undefined;
    },
  ),
  rule('năm ngoái', '(?<!num|few) yearunit previous', match =>
    yearsAgo(match.get('previous') ?? 1),
  ),
  rule('tháng năm năm ngoái', '(?<=monthunit num) yearunit previous', match =>
    yearsAgo(match.get('previous') ?? 1),
  ),
  rule('năm nay', 'yearunit current', () => yearsAgo(0)),
  rule('năm sau', `(?<!num) yearunit ${coming}`, () => yearsAgo(-1)),
];

export const rulesForMonths: Rule[] = [
  rule('tháng 01/2026', 'monthunit month', match => {
    const named = match.get('month');
    return named && { month: named };
  }),
  rule(
    'tháng 13',
    'monthunit (?=figure)num (slash? year|slash? yearnum)? (?!monthunit|dayunit)',
    match => ((match.get('num') ?? 0) > 12 ? invalid() : undefined),
  ),
  rule(
    'tháng 3 năm ngoái',
    '(?<!num (?=monthunit num monthunit)) monthunit num (slash|dash|dot|comma)? (year|yearnum)',
    match => monthOf(match.get('num'), yearIn(match)),
  ),
  rule('tháng 3', 'monthunit num (?!monthunit num)', match => monthOf(match.get('num'), undefined)),
  rule('T8 năm ngoái', 'monthname (slash? yearnum|year)?', match =>
    monthOf(match.get('monthname'), yearIn(match)),
  ),
  rule('T3/2026', 'weekday slash yearnum', match =>
    monthOf((match.get('weekday') ?? 99) + 1, yearIn(match)),
  ),
  rule('tháng giêng', 'lunarmonth (year|yearnum)?', match => {
    const year = yearIn(match);
    const month = match.get('lunarmonth') ?? 1;
    return { month: { unit: 'month', month, lunar: true, ...(year && { year }) } };
  }),
  rule('tháng 7 âm', 'month lunar year?', match => {
    const named = match.get('month');
    const year = match.get('year');
    return named && { month: { ...named, lunar: true, ...(year && { year }) } };
  }),
  rule('tháng trước', 'monthunit previous', match => ({
    month: { unit: 'month', monthsAgo: match.get('previous') ?? 1 },
  })),
  rule('tháng này', 'monthunit current', () => ({ month: { unit: 'month', monthsAgo: 0 } })),
  rule('tháng sau', `monthunit ${coming}`, () => ({ month: { unit: 'month', monthsAgo: -1 } })),
  rule('tháng 3 tới', `month (?!current)${coming}`, future),
  rule('tháng 3 vừa rồi', 'month (previous|current)', match => {
    const named = match.get('month');
    return named?.month && !named.year ? { month: named } : undefined;
  }),
];

function monthOf(month: number | undefined, year: YearReference | undefined): SenseMap | undefined {
  if (!month || month > 12) return undefined;
  return { month: { unit: 'month', month, ...(year && { year }) } };
}
