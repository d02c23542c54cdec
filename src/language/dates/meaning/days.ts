import {
  addMonths,
  type Day,
  dateOf,
  dayOf,
  daysInMonth,
  mondayOf,
  weekdayOf,
} from '../calendar/day';
import { lunarMonthOf, tetOf } from '../calendar/lunar';
import { dayOfMonth } from './day-of-month';
import { type DaySpan, type Reckoned, type Scope, single, upToToday } from './day-span';
import type { CountedUnit, DayReference, YearReference } from './expression';
import { holidayIn, yearOf } from './holidays';
import { periodSpans, week, yearNumber } from './periods';

/** The days that a reference means, reckoned from a scope's today. */
export function reckonDays(reference: DayReference, scope: Scope): Reckoned {
  const { today } = scope;
  switch (reference.type) {
    case 'offset':
      return upToToday([single(today + reference.days)], today);
    case 'weekday':
      return upToToday([single(weekday(reference, scope))], today);
    case 'date':
      return dayOfMonth(reference, scope);
    case 'holiday':
      return inLatestYear(reference.year, scope, reference.strict, year =>
        holidayIn(reference.name, year).map(span => moved(span, reference.daysAfter ?? 0)),
      );
    case 'tet':
      return inLatestYear(reference.year, scope, false, year => [
        single(tetDay(reference.day, year)),
      ]);
    case 'period': {
      const spans = periodSpans(reference.period, reference.portion, scope);
      return spans.length > 0 ? upToToday(spans, today) : 'invalid';
    }
    case 'nth':
      return nth(reference, scope);
    case 'ago':
      return ago(reference.count, reference.unit, today);
    case 'ago-about': {
      const [low, high] = reference.counts;
      const near = ago(low, reference.unit, today);
      const far = ago(high, reference.unit, today);
      if (typeof near === 'string' || typeof far === 'string') return 'invalid';
      return [...near, ...far];
    }
    case 'rolling':
      return rolling(reference.count, reference.unit, reference.running, today);
  }
}

/** Whether the reference leaves open which one is meant, so that the latest is taken. */
export function isOpen(reference: DayReference): boolean {
  switch (reference.type) {
    case 'weekday':
      return reference.weeksAgo === undefined;
    case 'date':
      return reference.year === undefined && reference.monthsAgo === undefined;
    case 'holiday':
    case 'tet':
      return reference.year === undefined;
    default:
      return false;
  }
}

function weekday(reference: DayReference & { type: 'weekday' }, { today, limit }: Scope): Day {
  if (reference.weeksAgo !== undefined)
    return mondayOf(today) - 7 * reference.weeksAgo + reference.weekday - 1;
  const last = reference.strict ? Math.min(limit, today - 1) : limit;
  return last - ((weekdayOf(last) - reference.weekday + 7) % 7) - 7 * (reference.skipped ?? 0);
}

function inLatestYear(
  year: YearReference | undefined,
  { today, limit }: Scope,
  strict: boolean | undefined,
  spansIn: (year: number) => DaySpan[],
): Reckoned {
  if (year) {
    const spans = spansIn(yearNumber(year, today));
    return spans.length > 0 ? upToToday(spans, today) : 'invalid';
  }
  const latest = strict ? limit - 1 : limit;
  for (const candidate of [yearOf(limit) + 1, yearOf(limit), yearOf(limit) - 1]) {
    const spans = spansIn(candidate);
    if (spans[0] && spans[0].from <= latest) return upToToday(spans, today);
  }
  return 'invalid';
}

const moved = (span: DaySpan, days: number): DaySpan => ({
  from: span.from + days,
  to: span.to + days,
});

/** mùng 1 to 10 follow the new year; "28 Tết" stands before it, and "30 Tết" is its eve, also in a short month. */
function tetDay(day: number, year: number): Day {
  const first = tetOf(year);
  if (day <= 15) return first + day - 1;
  if (day === 30) return first - 1;
  const lastMonth = lunarMonthOf(first - 1);
  return Math.min(lastMonth.first + day - 1, lastMonth.last);
}

function nth(reference: DayReference & { type: 'nth' }, scope: Scope): Reckoned {
  const [span] = periodSpans(reference.period, undefined, scope);
  if (!span) return 'invalid';
  const { ordinal } = reference;
  if (reference.of === 'week') return upToToday(nthWeek(span, ordinal), scope.today);
  const step = reference.of === 'weekday' ? 7 : 1;
  const wanted = reference.weekday;
  const first = wanted ? span.from + ((wanted - weekdayOf(span.from) + 7) % 7) : span.from;
  const last = wanted ? span.to - ((weekdayOf(span.to) - wanted + 7) % 7) : span.to;
  const day = ordinal > 0 ? first + step * (ordinal - 1) : last + step * (ordinal + 1);
  return day < span.from || day > span.to ? 'invalid' : upToToday([single(day)], scope.today);
}

/** Weeks of a month as people count them: by sevens, by whole weeks, or by the calendar's rows. */
function nthWeek(span: DaySpan, ordinal: number): DaySpan[] {
  if (ordinal < 0) {
    const monday = mondayOf(span.to);
    return [
      { from: monday, to: span.to },
      { from: span.to - 6, to: span.to },
      { from: mondayOf(span.to - 6), to: mondayOf(span.to - 6) + 6 },
    ];
  }
  const skipped = 7 * (ordinal - 1);
  const firstWhole = mondayOf(span.from + 6) + skipped;
  const row = mondayOf(span.from) + skipped;
  return [
    { from: span.from + skipped, to: Math.min(span.from + skipped + 6, span.to) },
    { from: firstWhole, to: firstWhole + 6 },
    { from: Math.max(row, span.from), to: row + 6 },
    { from: row, to: row + 6 },
  ];
}

/** "Three weeks ago" is said of a day and of a week. */
function ago(count: number, unit: CountedUnit, today: Day): Reckoned {
  const whole = Math.floor(count);
  const half = count % 1 >= 0.5;
  if (unit === 'day') return [single(today - Math.round(count))];
  if (unit === 'week') {
    const day = single(today - Math.round(count * 7));
    return half ? [day] : [day, week(today, whole)];
  }
  if (unit === 'month') {
    const day = addMonths(today, -whole);
    if (half) return [single(day - 15), single(day - 14), week(day - 14, 0)];
    return [single(day), monthOf(day)];
  }
  const day = addMonths(today, -12 * whole - (half ? 6 : 0));
  if (half) return [single(day), monthOf(day)];
  const { year } = dateOf(day);
  return [single(day), { from: dayOf(year, 1, 1) ?? day, to: dayOf(year, 12, 31) ?? day }];
}

function monthOf(day: Day): DaySpan {
  const { year, month } = dateOf(day);
  const from = dayOf(year, month, 1) ?? day;
  return { from, to: from + daysInMonth(year, month) - 1 };
}

/** "The last 3 days" may or may not count today. */
function rolling(count: number, unit: CountedUnit, running: boolean, today: Day): Reckoned {
  const start = startOf(count, unit, today);
  const withToday: DaySpan[] = [
    { from: start, to: today },
    { from: start + 1, to: today },
  ];
  if (running) return unit === 'day' ? withToday.reverse() : withToday;
  const before = { from: start, to: today - 1 };
  if (unit === 'day') return [before, ...withToday];
  return [...withToday, before, ...wholeUnits(Math.round(count), unit, today)];
}

function startOf(count: number, unit: CountedUnit, today: Day): Day {
  if (unit === 'day') return today - Math.round(count);
  if (unit === 'week') return today - Math.round(count * 7);
  const months = unit === 'month' ? count : count * 12;
  return addMonths(today, -Math.floor(months)) - Math.round((months % 1) * 30);
}

function wholeUnits(count: number, unit: CountedUnit, today: Day): DaySpan[] {
  const { year, month } = dateOf(today);
  if (unit === 'week') return [{ from: mondayOf(today) - 7 * count, to: mondayOf(today) - 1 }];
  if (unit === 'month') {
    const thisMonth = dayOf(year, month, 1) ?? today;
    return [{ from: addMonths(thisMonth, -count), to: thisMonth - 1 }];
  }
  return [{ from: dayOf(year - count, 1, 1) ?? today, to: (dayOf(year, 1, 1) ?? today) - 1 }];
}
