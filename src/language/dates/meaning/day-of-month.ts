import { type Day, dateOf, dayOf, daysInMonth, weekdayOf } from '../calendar/day';
import { lunarMonthOf } from '../calendar/lunar';
import { type Reckoned, type Scope, single, upToToday } from './day-span';
import type { DayReference } from './expression';
import { lunarDay } from './holidays';
import { lunarMonthsAgo, yearNumber } from './periods';

type DateReference = DayReference & { type: 'date' };

/** Far enough back to meet a 29 February, or a lunar day 30 of a given month. */
const yearsToLookBack = 8;
const monthsToLookBack = 12;
const earliestYear = 1900;

/** A day of the month; month and year, where they were not said, are the latest that fit. */
export function dayOfMonth(reference: DateReference, scope: Scope): Reckoned {
  const day = reference.lunar ? lunar(reference, scope) : solar(reference, scope);
  if (day === undefined) return 'invalid';
  const found = upToToday([single(day)], scope.today);
  if (typeof found === 'string' || !reference.weekday || weekdayOf(day) === reference.weekday)
    return found;
  return [single(day), single(nearest(day, reference.weekday, scope.today))];
}

function solar(
  { day, month, year, monthsAgo }: DateReference,
  { today, limit }: Scope,
): Day | undefined {
  const now = dateOf(today);
  if (monthsAgo !== undefined) {
    const index = now.year * 12 + now.month - 1 - monthsAgo;
    return dayOf(Math.floor(index / 12), (index % 12) + 1, day);
  }
  if (year && month !== undefined) {
    const number = yearNumber(year, today);
    return number < earliestYear ? undefined : dayOf(number, month, day);
  }
  if (month !== undefined) {
    if (day > daysInMonth(2024, month)) return undefined;
    const { year: from } = dateOf(limit);
    return latest(limit, yearsToLookBack, back => dayOf(from - back, month, day));
  }
  const from = dateOf(limit);
  return latest(limit, monthsToLookBack, back => {
    const index = from.year * 12 + from.month - 1 - back;
    return dayOf(Math.floor(index / 12), (index % 12) + 1, day);
  });
}

function lunar(
  { day, month, year, monthsAgo }: DateReference,
  { today, limit }: Scope,
): Day | undefined {
  if (monthsAgo !== undefined) return inMonth(lunarMonthsAgo(today, monthsAgo).from, day);
  if (month !== undefined && year) {
    const number = yearNumber(year, today);
    return number < earliestYear ? undefined : lunarDay(number, month, day);
  }
  if (month !== undefined) {
    const { year: from } = dateOf(limit);
    return latest(limit, yearsToLookBack, back => lunarDay(from - back, month, day));
  }
  return latest(limit, monthsToLookBack, back => inMonth(lunarMonthsAgo(limit, back).from, day));
}

function inMonth(first: Day, day: number): Day | undefined {
  const found = lunarMonthOf(first);
  return day < 1 || found.first + day - 1 > found.last ? undefined : found.first + day - 1;
}

/** The first day not after the limit among the candidates, which go back step by step. */
function latest(
  limit: Day,
  steps: number,
  candidate: (back: number) => Day | undefined,
): Day | undefined {
  for (let back = 0; back <= steps; back++) {
    const day = candidate(back);
    if (day !== undefined && day <= limit) return day;
  }
  return undefined;
}

/** The closest such weekday, for a date and a weekday that do not fit together. */
function nearest(day: Day, weekday: number, today: Day): Day {
  const after = (weekday - weekdayOf(day) + 7) % 7;
  const next = day + after;
  return after <= 3 && next <= today ? next : next - 7;
}
