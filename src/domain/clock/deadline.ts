import { addDays, endOfDay, type LocalDate, localDateOf } from '../hanoi-time';
import { type HolidayCalendar, isWorkingDay } from './calendar';

/** A length of time as a promise or a law states it. */
export type Period =
  | { unit: 'working-days'; count: number }
  | { unit: 'days'; count: number }
  | { unit: 'hours'; count: number };

/** No list of holidays keeps an office closed for so long that a count needs more days than this each. */
const longestClosure = 60;

/**
 * The last instant, to the second, at which something promised within a period is still in time.
 * The day of the event is not counted and the period ends at 24:00 of its last day; a last day that
 * is not worked moves to the next working day (Civil Code 2015, art. 147 and 148). Hours run from
 * the moment itself and stop for nobody.
 *
 * @throws RangeError where the count is no whole number, or negative, or the calendar has no working day left.
 */
export function dueAt(start: Date, period: Period, holidays: HolidayCalendar): Date {
  if (!Number.isInteger(period.count) || period.count < 0)
    throw new RangeError(`a period counts whole units, not ${period.count}`);
  switch (period.unit) {
    case 'hours':
      return new Date(start.getTime() + period.count * 3_600_000);
    case 'days':
      return endOfDay(workingDayFrom(addDays(localDateOf(start), period.count), holidays));
    case 'working-days':
      return endOfDay(addWorkingDays(localDateOf(start), period.count, holidays));
  }
}

/** The n-th working day after a date; the date itself is not counted, whatever day it is. */
export function addWorkingDays(
  date: LocalDate,
  count: number,
  holidays: HolidayCalendar,
): LocalDate {
  let last = date;
  for (let counted = 0; counted < count; counted++)
    last = workingDayFrom(addDays(last, 1), holidays);
  return last;
}

/** The date itself where it is worked, else the next one that is. */
function workingDayFrom(date: LocalDate, holidays: HolidayCalendar): LocalDate {
  for (let skipped = 0; skipped <= longestClosure; skipped++) {
    const candidate = addDays(date, skipped);
    if (isWorkingDay(candidate, holidays)) return candidate;
  }
  throw new RangeError(`no working day within ${longestClosure} days after ${date}`);
}
