import { hanoiZone, localDateOf, localDateTimeOf } from '../domain/hanoi-time';
import type { Language } from '../domain/language';
import type { TimeReading } from '../domain/when';
import type { WorkingHours } from '../domain/working-hours';

/** How dates, times, sizes and phone numbers are written for people: Hanoi time, day first. */
const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

/** One formatter for each language, made when it is first needed: making one costs more than a hundred uses. */
function perLanguage<F>(
  make: (locale: string, language: Language) => F,
): (language: Language) => F {
  const made: Partial<Record<Language, F>> = {};
  return language => {
    made[language] ??= make(locales[language], language);
    return made[language];
  };
}

const inHanoi = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { timeZone: hanoiZone, ...options });

const weekdays = perLanguage(locale => inHanoi(locale, { weekday: 'long' }));
const dates = perLanguage((locale, language) =>
  inHanoi(
    locale,
    language === 'vi'
      ? { day: '2-digit', month: '2-digit', year: 'numeric' }
      : { day: 'numeric', month: 'long', year: 'numeric' },
  ),
);
const sizes = perLanguage(locale => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
const lists = perLanguage(locale => new Intl.ListFormat(locale, { type: 'conjunction' }));

/** “Thứ Năm, 05/03/2026” · “Thursday, 5 March 2026” */
export function formatDay(language: Language, instant: Date): string {
  return `${weekdays(language).format(instant)}, ${dates(language).format(instant)}`;
}

/** “23:59” in Hanoi, in every language. */
export function formatClockTime(instant: Date): string {
  return localDateTimeOf(instant).slice(11, 16);
}

/** “09:00, Thứ Hai, 02/03/2026” · “09:00, Monday, 2 March 2026” */
export function formatInstant(language: Language, instant: Date): string {
  return `${formatClockTime(instant)}, ${formatDay(language, instant)}`;
}

/** A reading of "when", as the review shows it. */
export function formatReading(language: Language, reading: TimeReading): string {
  switch (reading.kind) {
    case 'date':
      return formatDay(language, noonOf(reading.start));
    case 'datetime': {
      const start = new Date(reading.start);
      if (!reading.end) return formatInstant(language, start);
      const end = new Date(reading.end);
      return localDateOf(start) === localDateOf(end)
        ? `${formatClockTime(start)}–${formatInstant(language, end)}`
        : `${formatInstant(language, start)} – ${formatInstant(language, end)}`;
    }
    case 'daterange':
      return `${formatDay(language, noonOf(reading.start))} – ${formatDay(language, noonOf(reading.end))}`;
  }
}

/** “1,2 MB”, “340 KB”: bytes in units of 1024. */
export function formatSize(language: Language, bytes: number): string {
  const [value, unit] =
    bytes >= 1024 * 1024 ? [bytes / 1024 / 1024, 'MB'] : [Math.max(bytes / 1024, 0.1), 'KB'];
  return `${sizes(language).format(value)} ${unit}`;
}

/** “0912 345 678” for a Vietnamese number, else as it is dialled from abroad. */
export function formatPhone(e164: string): string {
  const vietnamese = /^\+84(\d{3})(\d{3})(\d+)$/.exec(e164);
  return vietnamese ? `0${vietnamese[1]} ${vietnamese[2]} ${vietnamese[3]}` : e164;
}

/** The list as people say it: “a, b và c”. */
export function formatList(language: Language, items: readonly string[]): string {
  return lists(language).format(items);
}

/** “Thứ Hai–Thứ Bảy 08:00–17:30” · “Monday–Saturday 08:00–17:30” */
export function formatWorkingHours(language: Language, hours: WorkingHours): string {
  const clock = (minutes: number): string =>
    [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':');
  return hours
    .map(({ days, from, to }) => {
      const ends = [days[0], days.at(-1)].map(day => weekdayName(language, day ?? 0));
      const named = days.length > 1 ? ends.join('–') : ends[0];
      return `${named} ${clock(from)}–${clock(to)}`;
    })
    .join(', ');
}

/** 0 is Sunday; 4 January 1970 was one. */
const weekdayName = (language: Language, weekday: number): string =>
  weekdays(language).format(noonOf(`1970-01-${String(weekday + 4).padStart(2, '0')}`));

const noonOf = (date: string): Date => new Date(`${date}T12:00:00+07:00`);
