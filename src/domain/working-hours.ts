import type { HolidayCalendar } from './clock/calendar';
import { addDays, localDateOf, startOfDay, weekdayOf } from './hanoi-time';

/** A stretch of a working day on some days of the week, in Hanoi. */
export interface WorkingPeriod {
  /** 0 is Sunday, 6 is Saturday; in the order of the week from Monday. */
  days: readonly number[];
  /** Minutes after midnight; the second is the first minute no longer worked. */
  from: number;
  to: number;
}

/** When staff are there to talk to customers. Holidays are not worked, whatever is named here. */
export type WorkingHours = readonly WorkingPeriod[];

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const minute = 60_000;
/** No office is closed for longer; a calendar that never opens gives no day. */
const longestClosure = 60;

/**
 * Reads `Mon-Sat 08:00-17:30`, or several of these divided by commas.
 * @returns nothing where it cannot be read.
 */
export function readWorkingHours(text: string): WorkingHours | undefined {
  const periods = text.split(',').map(readPeriod);
  return periods.every(period => period !== undefined) ? periods : undefined;
}

function readPeriod(text: string): WorkingPeriod | undefined {
  const found = /^([a-z]{3})(?:-([a-z]{3}))? (\d\d:\d\d)-(\d\d:\d\d)$/i.exec(text.trim());
  if (!found) return undefined;
  const [, first = '', last = first, from = '', to = ''] = found;
  const [start, end] = [first, last].map(day => names.indexOf(day.toLowerCase()));
  const [opens, closes] = [minutesIn(from), minutesIn(to)];
  if (start === undefined || end === undefined || start < 0 || end < start) return undefined;
  if (opens === undefined || closes === undefined || closes <= opens) return undefined;
  const days = names.slice(start, end + 1).map((_, at) => (start + at + 1) % 7);
  return { days, from: opens, to: closes };
}

function minutesIn(time: string): number | undefined {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const total = hours * 60 + minutes;
  return minutes < 60 && total <= 24 * 60 ? total : undefined;
}

/** Whether staff are at work at this instant; hours and holidays are those of Hanoi. */
export function isOpenAt(hours: WorkingHours, at: Date, holidays: HolidayCalendar): boolean {
  return openings(hours, localDateOf(at), holidays).some(
    ({ from, to }) => from <= at.getTime() && at.getTime() < to,
  );
}

/** The next instant at which staff begin to work, after one at which they do not. */
export function opensAfter(
  hours: WorkingHours,
  at: Date,
  holidays: HolidayCalendar,
): Date | undefined {
  const today = localDateOf(at);
  for (let later = 0; later <= longestClosure; later++) {
    const next = openings(hours, addDays(today, later), holidays)
      .map(({ from }) => from)
      .filter(from => from > at.getTime());
    if (next.length > 0) return new Date(Math.min(...next));
  }
  return undefined;
}

/** The stretches of one day as instants, in milliseconds. */
export function openings(hours: WorkingHours, date: string, holidays: HolidayCalendar) {
  const weekday = weekdayOf(date);
  if (holidays.isHoliday(date)) return [];
  const midnight = startOfDay(date).getTime();
  return hours
    .filter(({ days }) => days.includes(weekday))
    .map(({ from, to }) => ({ from: midnight + from * minute, to: midnight + to * minute }));
}
