import { addMonths, type Day, dateOf, dayOf, weekdayOf } from '../calendar/day';
import { lunarYear, tetOf } from '../calendar/lunar';
import holidays from '../data/holidays.json';
import { type DaySpan, single } from './day-span';

/**
 * Days known by a name (data/holidays.json). How a day falls is written as `solar MM-DD`,
 * `lunar MM-DD`, `eve of tet`, `tet`, `easter +N` or `nth-weekday month n weekday +days`.
 */
interface NamedDay {
  falls: string;
  vi?: string[];
  en?: string[];
}

const days: Record<string, NamedDay> = holidays;

export const holidayWords = (language: 'vi' | 'en'): [name: string, words: string[]][] =>
  Object.entries(days).map(([name, day]) => [name, day[language] ?? []]);

/** When a named day falls in a year; the readings where people mean more than one thing by it. */
export function holidayIn(name: string, year: number): DaySpan[] {
  const rule = days[name]?.falls ?? '';
  const [kind, ...rest] = rule.split(' ');
  const numbers = (rest[0] ?? '').split('-').map(Number);
  const [month = 0, day = 0] = numbers;
  if (kind === 'solar') return known(dayOf(year, month, day));
  if (kind === 'lunar') return known(lunarDay(year, month, day));
  if (kind === 'tet') return tetSeason(year);
  if (kind === 'eve') return [single(tetOf(year) - 1)];
  if (kind === 'easter') return [single(easter(year) + Number(rest[0]))];
  if (kind === 'nth-weekday') return [single(nthWeekday(year, rest.map(Number)))];
  throw new Error(`data/holidays.json: "${name}" falls on "${rule}", which is no known rule`);
}

/** A day of the lunar calendar; in a doubled month the first of the two. */
export function lunarDay(year: number, month: number, day: number): Day | undefined {
  const found = lunarYear(year).find(one => one.month === month);
  if (!found || day < 1 || found.first + day - 1 > found.last) return undefined;
  return found.first + day - 1;
}

const known = (day: Day | undefined): DaySpan[] => (day === undefined ? [] : [single(day)]);

/** "At Tết" is the three days of Tết, the first of them, or the week around it. */
function tetSeason(year: number): DaySpan[] {
  const first = tetOf(year);
  return [{ from: first, to: first + 2 }, single(first), { from: first - 1, to: first + 5 }];
}

/** Gregorian Easter Sunday (anonymous computus, Meeus chapter 8). */
function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - (b >> 2) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * (c >> 2) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const march = dayOf(year, 3, 1) ?? 0;
  return march + h + l - 7 * m + 21;
}

function nthWeekday(year: number, [month = 1, ordinal = 1, weekday = 1, after = 0]: number[]): Day {
  const start = dayOf(year, month, 1) ?? 0;
  const first = start + ((weekday - weekdayOf(start) + 7) % 7);
  if (ordinal > 0) return first + 7 * (ordinal - 1) + after;
  const lastDay = addMonths(start, 1) - 1;
  return lastDay - ((weekdayOf(lastDay) - weekday + 7) % 7) + after;
}

/** The year to begin looking back from. */
export const yearOf = (day: Day): number => dateOf(day).year;
