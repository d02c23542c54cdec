import type { NoTimeReason, TimeReading, When } from '../../../domain/when';
import { type Day, formatDay } from '../calendar/day';

/** Days from one to another, both included. */
export interface DaySpan {
  from: Day;
  to: Day;
}

/** From where days are reckoned. */
export interface Scope {
  today: Day;
  /** The last day that a date left open ("Tuesday", "the 20th") may fall on. */
  limit: Day;
}

/** The honest readings, the preferred one first, or why there is none. */
export type Reckoned = DaySpan[] | NoTimeReason;

export const single = (day: Day): DaySpan => ({ from: day, to: day });

/** Leaves out what lies ahead and cuts off what has not happened yet. */
export function upToToday(readings: DaySpan[], today: Day): Reckoned {
  const past = readings
    .filter(span => span.from <= today)
    .map(span => ({ from: span.from, to: Math.min(span.to, today) }));
  return past.length > 0 ? past : 'future';
}

export function toReading(span: DaySpan): TimeReading {
  const start = formatDay(span.from);
  if (span.from === span.to) return { kind: 'date', start };
  return { kind: 'daterange', start, end: formatDay(span.to) };
}

export const none = (reason: NoTimeReason): When => ({ kind: 'none', reason });

/** One reading, or the several that remain when like ones are taken together. */
export function whenOf(readings: TimeReading[]): When {
  const [first, second, ...rest] = distinct(readings);
  if (!first) return none('not-a-date');
  return second ? { kind: 'ambiguous', anyOf: [first, second, ...rest] } : first;
}

function distinct(readings: TimeReading[]): TimeReading[] {
  const seen = new Set<string>();
  return readings.filter(reading => {
    const key = JSON.stringify(reading);
    return !seen.has(key) && seen.add(key);
  });
}
