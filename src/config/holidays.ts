import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { HolidayCalendar } from '../domain/clock/calendar';
import { DeskError } from '../domain/errors';
import { isLocalDate, type LocalDate } from '../domain/hanoi-time';
import shippedLists from './data/holidays.json';
import { publicHolidaysOf } from './public-holidays';

const listSchema = z.strictObject({
  about: z.array(z.string()).optional(),
  years: z.record(
    z.string().regex(/^\d{4}$/, 'a year has four digits'),
    z.strictObject({
      source: z.string().optional(),
      /** Date to name. The names are for whoever keeps the list. */
      days: z.record(z.string().refine(isLocalDate, 'not a date written YYYY-MM-DD'), z.string()),
    }),
  ),
});

/** The holidays of a year; a list that names them says what each is. */
interface Days {
  has(date: LocalDate): boolean;
  get?(date: LocalDate): string | undefined;
}

type Lists = ReadonlyMap<number, Days>;

/** A calendar that also knows what its days are called, as far as its lists tell. */
export interface NamedHolidays extends HolidayCalendar {
  nameOf(date: LocalDate): string | undefined;
}

/**
 * The public holidays of Viet Nam: years that the operator has confirmed as listed in the file, then
 * those that the desk brings along, and all other years by the package (Labour Code 2019, art. 112).
 * @param file the operator's list (HOLIDAYS_FILE), in the form of `data/holidays.json`.
 * @throws DeskError `holidays-file` where the file cannot be read or has a fault.
 */
export function readHolidays(file?: string): NamedHolidays {
  const confirmed = new Map([...parse(shippedLists), ...(file ? readLists(file) : [])]);
  return holidaysFrom(confirmed, publicHolidaysOf);
}

/** Confirmed years as listed; each other year is asked of `fill` once, when first needed. */
export function holidaysFrom(confirmed: Lists, fill: (year: number) => Days): NamedHolidays {
  const filled = new Map<number, Days>();
  const daysOf = (year: number): Days => {
    const known = confirmed.get(year) ?? filled.get(year);
    if (known) return known;
    const days = fill(year);
    filled.set(year, days);
    return days;
  };
  return {
    isHoliday: date => daysOf(Number(date.slice(0, 4))).has(date),
    isConfirmed: year => confirmed.has(year),
    nameOf: date => daysOf(Number(date.slice(0, 4))).get?.(date),
  };
}

function readLists(file: string): Lists {
  try {
    return parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new DeskError('holidays-file', `the list of holidays ${file} cannot be used: ${why}`, {
      cause: error,
    });
  }
}

function parse(json: unknown): Lists {
  const { years } = listSchema.check(everyDayInItsYear).parse(json);
  return new Map(
    Object.entries(years).map(([year, { days }]) => [Number(year), new Map(Object.entries(days))]),
  );
}

function everyDayInItsYear({ value, issues }: z.core.ParsePayload<z.infer<typeof listSchema>>) {
  for (const [year, { days }] of Object.entries(value.years))
    for (const date of Object.keys(days))
      if (!date.startsWith(`${year}-`))
        issues.push({
          code: 'custom',
          message: `is not a day of ${year}`,
          path: ['years', year, 'days', date],
          input: date,
        });
}
