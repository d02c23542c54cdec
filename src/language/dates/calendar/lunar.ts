import { type Day, dateOf, dayOf } from './day';
import { newMoonDay, sunSector, synodicMonth } from './moon-and-sun';

/**
 * The Vietnamese lunar calendar (âm lịch), reckoned for UTC+7. It differs from the Chinese one, which
 * is reckoned for UTC+8, by a day or a month every few years: Tết 1985, 2007, 2030.
 *
 * A month begins on the day of the new moon; month 11 holds the winter solstice; where thirteen new
 * moons lie between two solstices, the first month in which the sun enters no new 30° sector is a leap
 * month and takes the number of the one before it. (Rules as published by Hồ Ngọc Đức,
 * https://www.informatik.uni-leipzig.de/~duc/amlich/)
 */
export interface LunarMonth {
  /** The lunar year, named after the Gregorian year in which its Tết falls. */
  year: number;
  month: number;
  leap: boolean;
  first: Day;
  /** 29 or 30 days; the last one. */
  last: Day;
}

const epochNewMoon = 10_962; // 6 January 2000
const remembered = new Map<number, LunarMonth[]>();

/** The months of a lunar year in order, from Tết to the day before the next one. */
export function lunarYear(year: number): LunarMonth[] {
  const known = remembered.get(year);
  if (known) return known;
  const months = [...monthsToSolstice(year), ...monthsToSolstice(year + 1)].filter(
    month => month.year === year,
  );
  if (remembered.size > 300) remembered.clear();
  remembered.set(year, months);
  return months;
}

export function lunarMonthOf(day: Day): LunarMonth {
  const { year } = dateOf(day);
  for (const candidate of [year, year - 1, year + 1]) {
    const found = lunarYear(candidate).find(month => month.first <= day && day <= month.last);
    if (found) return found;
  }
  throw new RangeError(`no lunar month holds day ${day}`);
}

/** The first day of the lunar year: mùng 1 Tết. */
export function tetOf(year: number): Day {
  const first = lunarYear(year)[0];
  if (!first) throw new RangeError(`no lunar year ${year}`);
  return first.first;
}

/** The months after month 11 of the lunar year before, up to and with month 11 of `year`. */
function monthsToSolstice(year: number): LunarMonth[] {
  const before = monthEleven(year - 1);
  const after = monthEleven(year);
  const hasLeap = after - before > 12;
  const months: LunarMonth[] = [];
  let number = 11;
  let leapGiven = false;
  for (let moon = before + 1; moon <= after; moon++) {
    const first = newMoonDay(moon);
    const next = newMoonDay(moon + 1);
    const leap = hasLeap && !leapGiven && sunSector(first) === sunSector(next);
    if (leap) leapGiven = true;
    else number = (number % 12) + 1;
    const belongsTo = number === 12 || (number === 11 && moon < after) ? year - 1 : year;
    months.push({ year: belongsTo, month: number, leap, first, last: next - 1 });
  }
  return months;
}

/** Number of the new moon that begins month 11: the last one on or before the winter solstice's day. */
function monthEleven(year: number): number {
  const end = dayOf(year, 12, 31) ?? 0;
  let moon = Math.floor((end - epochNewMoon) / synodicMonth) + 1;
  while (newMoonDay(moon) > end || sunSector(newMoonDay(moon)) >= 9) moon--;
  return moon;
}
