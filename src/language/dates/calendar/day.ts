/**
 * Calendar arithmetic without time zones: a day is the number of days since 1 January 1970 in the
 * (proleptic) Gregorian calendar, so that neighbouring days are neighbouring numbers.
 */
export type Day = number;

export interface CalendarDate {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

const msPerDay = 86_400_000;
/** Vietnam has kept UTC+7 without daylight saving since 1975. */
const hanoiOffset = 7 * 3_600_000;

/** The day of a date; undefined where the calendar has no such date (31 June, month 13). */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return Date.UTC(year, month - 1, day) / msPerDay;
}

export function dateOf(day: Day): CalendarDate {
  const date = new Date(day * msPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export const mondayOf = (day: Day): Day => day - weekdayOf(day) + 1;

/** First day of a month; months beyond 1 to 12 run over into the neighbouring years. */
export function monthStart(year: number, month: number): Day {
  return Date.UTC(year, month - 1, 1) / msPerDay;
}

/** The same day so many months away, or that month's last day where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const date = dateOf(day);
  const first = monthStart(date.year, date.month + months);
  const target = dateOf(first);
  return first + Math.min(date.day, daysInMonth(target.year, target.month)) - 1;
}

export interface WallClock {
  today: Day;
  /** Minutes since midnight. */
  minute: number;
}

/** What the calendar and the clock on a wall in Hanoi show at an instant. */
export function hanoiClock(instant: Date): WallClock {
  const local = instant.getTime() + hanoiOffset;
  const today = Math.floor(local / msPerDay);
  return { today, minute: Math.floor((local - today * msPerDay) / 60_000) };
}

/** `2026-06-17` */
export const formatDay = (day: Day): string => new Date(day * msPerDay).toISOString().slice(0, 10);

/** `2026-06-17T19:00:00+07:00`; a minute beyond the day runs over into the next one. */
export function formatMoment(day: Day, minute: number): string {
  const instant = new Date(day * msPerDay + minute * 60_000);
  return `${instant.toISOString().slice(0, 19)}+07:00`;
}
