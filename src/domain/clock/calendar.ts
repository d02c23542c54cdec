import { type LocalDate, weekdayOf } from '../hanoi-time';

/** Which days are not worked, apart from Sundays, and how sure the desk is of a year's list. */
export interface HolidayCalendar {
  isHoliday(date: LocalDate): boolean;
  /** Whether the operator has confirmed the complete list of a year. */
  isConfirmed(year: number): boolean;
}

/** A complete list, in any order: nothing is substituted or added. */
export function listedHolidays(dates: Iterable<LocalDate>): HolidayCalendar {
  const listed = new Set(dates);
  return { isHoliday: date => listed.has(date), isConfirmed: () => true };
}

/** Saturday is a working day (the notice, section E: "trừ chủ nhật"). */
export function isWorkingDay(date: LocalDate, holidays: HolidayCalendar): boolean {
  return weekdayOf(date) !== 0 && !holidays.isHoliday(date);
}
