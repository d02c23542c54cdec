import { besideHoliday, future, vague, yearIn } from '../grammar/build';
import { type Match, type Rule, rule } from '../grammar/cascade';
import type { SenseMap } from '../grammar/senses';
import type { Period } from '../meaning/expression';

/** Weeks, weekends, quarters, seasons, parts of periods; days with a name. */
const weekend = (weeksAgo?: number): SenseMap => ({
  days: {
    type: 'period',
    period: { unit: 'week', ...(weeksAgo !== undefined && { weeksAgo }) },
    portion: 'late',
  },
});

function periodOf(match: Match): Period | undefined {
  const year = yearIn(match);
  const said = match.get('period') ?? match.get('month') ?? (year && { unit: 'year', year });
  if (said) return said;
  if (match.has('weekunit')) return { unit: 'week', weeksAgo: 0 };
  if (match.has('monthunit')) return { unit: 'month' };
  return match.has('quarterunit') ? { unit: 'quarter' } : { unit: 'year' };
}

export const rulesForPeriods: Rule[] = [
  rule(
    'first week of June',
    'the? (ordinal|previous) weekunit (at|inside)? (month|the monthunit)',
    match => {
      const period = match.get('month') ?? { unit: 'month' as const };
      return { days: { type: 'nth', ordinal: match.get('ordinal') ?? -1, of: 'week', period } };
    },
  ),
  rule(
    'first day of March',
    'the? (ordinal|previous) dayunit (at|inside)? (month|the monthunit|year)',
    match => {
      const period = periodOf(match);
      return (
        period && { days: { type: 'nth', ordinal: match.get('ordinal') ?? -1, of: 'day', period } }
      );
    },
  ),
  rule('the weekend before last', 'the? weekendunit before previous', () => weekend(2)),
  rule('last weekend', 'previous weekendunit', () => weekend(1)),
  rule('this weekend', 'current weekendunit', () => weekend(0)),
  rule('next weekend', 'next weekendunit', future),
  rule('the weekend', 'the? weekendunit', () => weekend()),
  rule('the week before last', 'the? weekunit before previous', () => ({
    period: { unit: 'week', weeksAgo: 2 },
  })),
  rule('last week', 'the? previous weekunit', () => ({ period: { unit: 'week', weeksAgo: 1 } })),
  rule('this week', 'current weekunit', () => ({ period: { unit: 'week', weeksAgo: 0 } })),
  rule('next week', 'next (weekunit|fortnight)', future),
  rule(
    'first quarter of 2025',
    '(the? ordinal quarterunit|quarternum) comma? (at|inside)? (year|yearnum)?',
    match => {
      const quarter = match.get('ordinal') ?? match.get('quarternum');
      const year = yearIn(match);
      if (!quarter || quarter > 4) return undefined;
      return { period: { unit: 'quarter', quarter, ...(year && { year }) } };
    },
  ),
  rule('last quarter', 'the? previous quarterunit (?!minus|past)', () => ({
    period: { unit: 'quarter', quartersAgo: 1 },
  })),
  rule('this quarter', 'current quarterunit', () => ({
    period: { unit: 'quarter', quartersAgo: 0 },
  })),
  rule('next quarter', 'next (quarterunit|season)', future),
  rule('summer alone', '(?<=^comma*) season (?=comma*$)', match => {
    const season = match.get('season');
    return season && { period: { unit: 'season', season } };
  }),
  rule('midweek last week', 'portion weekunit period', match => {
    const [portion, period] = [match.get('portion'), match.get('period')];
    return portion && period && { days: { type: 'period', period, portion } };
  }),
  rule('last summer', '(previous|current|at the?|inside the?)? season (year|yearnum)?', match => {
    const season = match.get('season');
    const year = yearIn(match);
    if (!season || (!year && !match.has('previous') && !match.has('current') && !match.has('at')))
      return undefined;
    const ended = match.has('previous') && !year;
    return { period: { unit: 'season', season, ...(year && { year }), ...(ended && { ended }) } };
  }),
  rule(
    'early last month',
    'the? portion (dash|at|inside|the)* (month|period|year|yearnum|the? (monthunit|weekunit|yearunit))',
    match => {
      const portion = match.get('portion');
      const period = periodOf(match);
      return portion && period && { days: { type: 'period', period, portion } };
    },
  ),
];

export const rulesForHolidays: Rule[] = [
  rule(
    'first day of Tet',
    'the? ordinal dayunit (at|inside)? the? holiday (year|yearnum)?',
    match => {
      const day = match.get('ordinal');
      const year = yearIn(match);
      if (match.get('holiday') !== 'tet' || !day) return undefined;
      return { date: { type: 'tet', day, ...(year && { year }) } };
    },
  ),
  rule(
    'the day before Tet',
    'the? (num|single)? (dayunit|weekunit) (before|after|past) the? holiday (year|yearnum)?',
    besideHoliday,
  ),
  rule('before Tet', '(before|after|past|minus) the? holiday (year|yearnum)?', vague),
  rule('last Christmas', '(previous|the|current)? holiday comma? (year|yearnum)?', match => {
    const name = match.get('holiday');
    const year = yearIn(match);
    return name ? { days: { type: 'holiday', name, ...(year && { year }) } } : undefined;
  }),
];
