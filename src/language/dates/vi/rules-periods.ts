import { besideHoliday, future, vague, yearIn } from '../grammar/build';
import { type Match, type Rule, rule } from '../grammar/cascade';
import type { SenseMap } from '../grammar/senses';
import type { Period, Portion } from '../meaning/expression';
import { coming } from './patterns';

/** Weeks, quarters, years, seasons and parts of them; days with a name. */
const periodOf = (match: Match): Period | undefined => match.get('period') ?? match.get('month');

function part(period: Period | undefined, portion: Portion | undefined): SenseMap | undefined {
  return period && portion && { days: { type: 'period', period, portion } };
}

function nth(
  of: 'day' | 'week',
  ordinal: number,
  period: Period | undefined,
): SenseMap | undefined {
  return period && { days: { type: 'nth', ordinal, of, period } };
}

/** Only what follows a portion may be a bare unit: "đầu tháng". */
function bareUnit(match: Match): Period {
  if (match.has('weekunit')) return { unit: 'week' };
  if (match.has('monthunit')) return { unit: 'month' };
  return match.has('quarterunit') ? { unit: 'quarter' } : { unit: 'year' };
}

export const rulesForPeriods: Rule[] = [
  rule('tuần trước', 'weekunit previous', match => ({
    period: { unit: 'week', weeksAgo: match.get('previous') ?? 1 },
  })),
  rule('tuần này', 'weekunit current', () => ({ period: { unit: 'week', weeksAgo: 0 } })),
  rule('tuần sau', `weekunit ${coming}`, () => ({ period: { unit: 'week', weeksAgo: -1 } })),
  rule('quý 1 năm ngoái', 'quarterunit num (slash|comma)? (year|yearnum)?', match => {
    const quarter = match.get('num');
    const year = yearIn(match);
    if (!quarter || quarter > 4) return undefined;
    return { period: { unit: 'quarter', quarter, ...(year && { year }) } };
  }),
  rule('quý II/2026', 'quarternum (slash|comma)? (year|yearnum)?', match => {
    const quarter = match.get('quarternum');
    const year = yearIn(match);
    return quarter ? { period: { unit: 'quarter', quarter, ...(year && { year }) } } : undefined;
  }),
  rule('hai quý trước', 'num quarterunit before', match => ({
    period: { unit: 'quarter', quartersAgo: match.get('num') ?? 1 },
  })),
  rule('quý trước', 'quarterunit previous', match => ({
    period: { unit: 'quarter', quartersAgo: match.get('previous') ?? 1 },
  })),
  rule('quý này', 'quarterunit current', () => ({ period: { unit: 'quarter', quartersAgo: 0 } })),
  rule('quý sau', `quarterunit ${coming}`, future),
  rule('mùa hè năm ngoái', 'season (year|next|previous|current)?', match => {
    const season = match.get('season');
    const year = match.get('year');
    if (!season) return undefined;
    if (match.has('next') && !match.has('previous')) return future();
    const ended = match.has('previous');
    return { period: { unit: 'season', season, ...(year && { year }), ...(ended && { ended }) } };
  }),
  rule('tuần đầu của tháng 5', 'weekunit (firstone|lastone|thu? num) (month|monthunit)', match => {
    const period = match.get('month') ?? { unit: 'month' };
    const ordinal = match.has('firstone') ? 1 : match.has('lastone') ? -1 : match.get('num');
    return ordinal ? nth('week', ordinal, period) : undefined;
  }),
  rule(
    'ngày đầu tiên của tháng 3',
    'dayunit (firstone|lastone) (month|period|year|monthunit|yearunit)',
    match => {
      const year = match.get('year');
      const period = periodOf(match) ?? (year ? { unit: 'year', year } : bareUnit(match));
      const isWeekend = match.has('lastone') && period.unit === 'week';
      return isWeekend ? part(period, 'late') : nth('day', match.has('firstone') ? 1 : -1, period);
    },
  ),
  rule('đầu tháng 3', 'portion portion? (month|period) (?!and (month|period))', match =>
    part(periodOf(match), match.get('portion')),
  ),
  rule('đầu năm ngoái', 'portion (year|yearnum)', match => {
    const year = yearIn(match);
    return part(year && { unit: 'year', year }, match.get('portion'));
  }),
  rule('đầu tháng', 'portion (weekunit|monthunit|quarterunit|yearunit) (?!thu)', match =>
    part(bareUnit(match), match.get('portion')),
  ),
  rule('cuối tuần rồi', 'days previous', match => {
    const days = match.get('days');
    if (
      days?.type !== 'period' ||
      days.period.unit !== 'week' ||
      days.period.weeksAgo !== undefined
    )
      return undefined;
    const period: Period = { unit: 'week', weeksAgo: match.get('previous') ?? 1 };
    return { days: { ...days, period } };
  }),
  rule('mấy tuần', 'few (weekunit|monthunit|yearunit) (?!$)(before|lately)', vague),
];

export const rulesForHolidays: Rule[] = [
  rule(
    '2 ngày trước Tết',
    'num (dayunit|weekunit) (before|after) (at|dayunit)* (holiday|fullmoon) year?',
    besideHoliday,
  ),
  rule(
    'trước Tết 2 ngày',
    '(before|after) (at|dayunit)* holiday year? num (dayunit|weekunit)',
    besideHoliday,
  ),
  rule('hôm trước Tết', 'dayunit (before|after) dayunit? holiday year?', match =>
    besideHoliday(match, 1),
  ),
  rule(
    'trước Tết',
    'few? dayunit? (before|after) (at|dayunit)* holiday year? (few dayunit)?',
    vague,
  ),
  rule('lễ 30/4', 'holiday date', match => {
    const date = match.get('date');
    return date && { date };
  }),
  rule(
    'Quốc khánh năm ngoái',
    '(dayunit|at)* holiday (slash? yearnum|year|previous|current)?',
    match => {
      const name = match.get('holiday');
      const year = yearIn(match);
      return name ? { days: { type: 'holiday', name, ...(year && { year }) } } : undefined;
    },
  ),
];
