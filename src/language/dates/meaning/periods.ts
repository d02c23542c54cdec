import { addMonths, type Day, dateOf, mondayOf, monthStart } from '../calendar/day';
import { lunarMonthOf, lunarYear } from '../calendar/lunar';
import type { DaySpan, Scope } from './day-span';
import type { Period, Portion, Season, YearReference } from './expression';

/** Meteorological seasons first, then the astronomical ones, then the school's summer. */
const seasons: Record<Season, [month: number, day: number, months: number][]> = {
  spring: [
    [3, 1, 3],
    [3, 20, 3],
    [2, 1, 3],
  ],
  summer: [
    [6, 1, 3],
    [6, 21, 3],
    [5, 1, 3],
  ],
  autumn: [
    [9, 1, 3],
    [9, 23, 3],
    [8, 1, 3],
  ],
  winter: [
    [12, 1, 3],
    [12, 21, 3],
    [11, 1, 3],
  ],
};

export const yearNumber = (reference: YearReference, today: Day): number =>
  'year' in reference ? reference.year : dateOf(today).year - reference.yearsAgo;

/**
 * The whole days of a period. One that is left open ("March", "the end of the month") is the latest
 * whose beginning, or whose named portion's beginning, is not after the scope's limit.
 */
export function periodSpans(period: Period, portion: Portion | undefined, scope: Scope): DaySpan[] {
  const cut = (spans: DaySpan[]) =>
    portion ? spans.slice(0, 1).flatMap(span => portionOf(span, period, portion)) : spans;
  const fixed = fixedSpans(period, scope);
  if (fixed) return cut(fixed);
  for (const candidate of candidates(period, scope.limit)) {
    const spans = cut(candidate);
    if (spans[0] && spans[0].from <= scope.limit) return spans;
  }
  return [];
}

/** The period where it needs no looking back. */
function fixedSpans(period: Period, { today }: Scope): DaySpan[] | undefined {
  const date = dateOf(today);
  switch (period.unit) {
    case 'week':
      return period.weeksAgo === undefined ? undefined : [week(today, period.weeksAgo)];
    case 'month': {
      if (period.lunar)
        return period.year && lunarMonths(period.month ?? 1, yearNumber(period.year, today));
      if (period.monthsAgo !== undefined)
        return [months(date.year, date.month - period.monthsAgo, 1)];
      if (!period.year || !period.month) return undefined;
      return [months(yearNumber(period.year, today), period.month, 1)];
    }
    case 'quarter': {
      if (period.quartersAgo !== undefined) {
        const quarter = Math.ceil(date.month / 3) - period.quartersAgo;
        return [months(date.year, quarter * 3 - 2, 3)];
      }
      if (!period.year || !period.quarter) return undefined;
      return [months(yearNumber(period.year, today), period.quarter * 3 - 2, 3)];
    }
    case 'season':
      return period.year && seasonIn(period.season, yearNumber(period.year, today));
    case 'year':
      return period.year && [months(yearNumber(period.year, today), 1, 12)];
  }
}

/** The periods of this kind, the latest first. */
function candidates(period: Period, limit: Day): DaySpan[][] {
  const { year, month } = dateOf(limit);
  switch (period.unit) {
    case 'week':
      return [0, 1].map(ago => [week(limit, ago)]);
    case 'month': {
      if (period.lunar) return [year, year - 1].map(one => lunarMonths(period.month ?? 1, one));
      if (period.month === undefined) return [0, 1].map(ago => [months(year, month - ago, 1)]);
      const number = period.month;
      return [year, year - 1].map(one => [months(one, number, 1)]);
    }
    case 'quarter': {
      const quarter = period.quarter;
      if (quarter === undefined)
        return [0, 1].map(ago => [months(year, (Math.ceil(month / 3) - ago) * 3 - 2, 3)]);
      return [year, year - 1].map(one => [months(one, quarter * 3 - 2, 3)]);
    }
    case 'season':
      return [year, year - 1, year - 2]
        .map(one => seasonIn(period.season, one))
        .filter(spans => !period.ended || (spans[0] && spans[0].to < limit));
    case 'year':
      return [year, year - 1].map(one => [months(one, 1, 12)]);
  }
}

export function week(today: Day, ago: number): DaySpan {
  const monday = mondayOf(today) - 7 * ago;
  return { from: monday, to: monday + 6 };
}

function months(year: number, month: number, count: number): DaySpan {
  return { from: monthStart(year, month), to: monthStart(year, month + count) - 1 };
}

function lunarMonths(month: number, year: number): DaySpan[] {
  const found = lunarYear(year).filter(one => one.month === month);
  return found.map(one => ({ from: one.first, to: one.last }));
}

export function lunarMonthsAgo(today: Day, ago: number): DaySpan {
  let found = lunarMonthOf(today);
  for (let step = 0; step < ago; step++) found = lunarMonthOf(found.first - 1);
  return { from: found.first, to: found.last };
}

function seasonIn(season: Season, year: number): DaySpan[] {
  return seasons[season].map(([month, day, count]) => {
    const from = monthStart(year, month) + day - 1;
    return { from, to: addMonths(from, count) - 1 };
  });
}

function portionOf(span: DaySpan, period: Period, portion: Portion): DaySpan[] {
  if (period.unit === 'week') return portionOfWeek(span.from, portion);
  if (period.unit === 'month') return portionOfMonth(span, portion);
  return portionOfMonths(span, portion);
}

function portionOfWeek(monday: Day, portion: Portion): DaySpan[] {
  const days = (from: number, to: number): DaySpan => ({ from: monday + from, to: monday + to });
  if (portion === 'late') return [days(5, 6)];
  if (portion === 'mid') return [days(2, 2), days(1, 3), days(2, 3)];
  if (portion === 'early') return [days(0, 1), days(0, 0), days(0, 2)];
  return [portion === 'first-half' ? days(0, 3) : days(3, 6)];
}

function portionOfMonth({ from, to }: DaySpan, portion: Portion): DaySpan[] {
  const days = (first: number, last: number): DaySpan => ({
    from: from + first - 1,
    to: from + last - 1,
  });
  const length = to - from + 1;
  switch (portion) {
    case 'early':
      return [days(1, 10), days(1, 5), days(1, 7)];
    case 'mid':
      return [days(11, 20), days(10, 20), days(13, 17)];
    case 'late':
      return [days(21, length), days(length - 6, length), days(length - 4, length)];
    case 'first-half':
      return [days(1, 15)];
    case 'second-half':
      return [days(16, length)];
    case 'first-third':
      return [days(1, 10)];
    case 'second-third':
      return [days(11, 20)];
    case 'last-third':
      return [days(21, length)];
  }
}

/** Of a year or a quarter, reckoned in months. */
function portionOfMonths({ from, to }: DaySpan, portion: Portion): DaySpan[] {
  const { year, month } = dateOf(from);
  const count = Math.round((to - from) / 30.4);
  const part = (skip: number, length: number) => months(year, month + skip, length);
  const quarter = Math.max(1, count / 4);
  const half = Math.round(count / 2);
  switch (portion) {
    case 'early':
    case 'first-third':
      return [part(0, quarter), part(0, 1), part(0, Math.max(1, quarter - 1))];
    case 'late':
    case 'last-third':
      return [part(count - quarter, quarter), part(count - 1, 1), part(count - 2, 2)];
    case 'mid':
    case 'second-third':
      return count < 12 ? [part(1, 1)] : [part(5, 2), part(4, 4), part(5, 3)];
    case 'first-half':
      return [part(0, half)];
    case 'second-half':
      return [part(half, count - half)];
  }
}
