/**
 * Hanoi's calendar. All instants are stored in UTC; days are counted where the customers live.
 * Viet Nam keeps +07:00 all year (no daylight saving since 1975), so plain arithmetic is exact and
 * does not depend on the zone or the ICU data of the server.
 */

/** A calendar date in Hanoi, `YYYY-MM-DD`. */
export type LocalDate = string;

export const hanoiZone = 'Asia/Ho_Chi_Minh';
export const hanoiOffset = '+07:00';

const hour = 3_600_000;
const day = 24 * hour;
const offset = 7 * hour;

/** The date in Hanoi at an instant. */
export function localDateOf(instant: Date): LocalDate {
  return new Date(instant.getTime() + offset).toISOString().slice(0, 10);
}

/** The date-time in Hanoi at an instant, to the second: `2026-03-05T23:59:59+07:00`. */
export function localDateTimeOf(instant: Date): string {
  return `${new Date(instant.getTime() + offset).toISOString().slice(0, 19)}${hanoiOffset}`;
}

/** The first instant of a date in Hanoi. */
export function startOfDay(date: LocalDate): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - offset);
}

/** The last second of a date in Hanoi: a period ends at 24:00 of its last day (Civil Code art. 148 (6)). */
export function endOfDay(date: LocalDate): Date {
  return new Date(startOfDay(date).getTime() + day - 1000);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** Whether a text is an existing calendar date written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
