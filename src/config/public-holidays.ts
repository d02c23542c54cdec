import type Holidays from 'date-holidays';
import { addDays, type LocalDate, localDateOf } from '../domain/hanoi-time';

/**
 * The public holidays of a year that no list confirms, as the package date-holidays knows them. It
 * lacks days in lieu, the day next to 2 September and swapped days: those count as worked, which
 * promises the earlier day.
 */
export function publicHolidaysOf(year: number): ReadonlySet<LocalDate> {
  const days = new Set<LocalDate>();
  for (const { type, start, end } of holidays().getHolidays(year)) {
    if (type !== 'public') continue;
    // Tết is one entry of five days; `end` is the first instant after the last of them.
    const last = localDateOf(new Date(end.getTime() - 1));
    for (let day = localDateOf(start); day <= last; day = addDays(day, 1)) days.add(day);
  }
  return days;
}

let loaded: Holidays | undefined;

/** The package takes a tenth of a second to load, which a start with confirmed years is spared. */
function holidays(): Holidays {
  if (!loaded) {
    const Calendar = require('date-holidays') as typeof Holidays;
    loaded = new Calendar('VN', { timezone: 'Asia/Ho_Chi_Minh' });
  }
  return loaded;
}
