import type { Language, Texts } from './texts';

const zone = 'Asia/Ho_Chi_Minh';
const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions, instant: Date): string {
  const key = `${language}${JSON.stringify(options)}`;
  const formatter =
    formatters.get(key) ??
    new Intl.DateTimeFormat(locales[language], { timeZone: zone, hourCycle: 'h23', ...options });
  formatters.set(key, formatter);
  return formatter.format(instant);
}

/** “14:05”, Hanoi time. */
export const timeOfDay = (language: Language, instant: string | number): string =>
  format(language, { hour: '2-digit', minute: '2-digit' }, new Date(instant));

/** “T5 05/03” · “Thu 05/03”, Hanoi's date; with the year where that matters. */
export function shortDay(language: Language, instant: string | number, withYear = false): string {
  const weekday = format(language, { weekday: 'short' }, new Date(instant));
  const [year, month, day] = dayOf(instant).split('-');
  // “Th 5” or “Thứ 5”, as the browser's data have it.
  const short = language === 'vi' ? weekday.replace(/^Th(ứ)? ?/u, 'T') : weekday;
  return `${short} ${day}/${month}${withYear ? `/${year}` : ''}`;
}

/** “Thứ Năm, 05/03/2026” · “Thursday, 05/03/2026”. */
export function longDay(language: Language, instant: string | number): string {
  const [year, month, day] = dayOf(instant).split('-');
  return `${format(language, { weekday: 'long' }, new Date(instant))}, ${day}/${month}/${year}`;
}

/** “T5 05/03 14:05”. */
export const shortMoment = (language: Language, instant: string | number): string =>
  `${shortDay(language, instant)} ${timeOfDay(language, instant)}`;

/** A date in Hanoi as `YYYY-MM-DD`, to compare days. */
export const dayOf = (instant: string | number): string =>
  new Date(new Date(instant).getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** “còn 2 ngày” · “3 hours late”: how far an instant is from now, in the largest unit that is honest. */
export function distance({ t }: Texts, due: string | number, now: number): string {
  const left = new Date(due).getTime() - now;
  const size = Math.abs(left);
  const [unit, count] =
    size >= 2 * day
      ? (['days', Math.floor(size / day)] as const)
      : size >= hour
        ? (['hours', Math.floor(size / hour)] as const)
        : (['minutes', Math.max(1, Math.floor(size / minute))] as const);
  return t(left >= 0 ? `time.left.${unit}` : `time.late.${unit}`, { count });
}

/** “10.000” · “10,000” */
export const wholeNumber = (language: Language, count: number): string =>
  count.toLocaleString(locales[language]);

/** “1,2 MB”, “340 KB”: bytes in units of 1024. */
export function fileSize(language: Language, bytes: number): string {
  const [value, unit] =
    bytes >= 1024 * 1024 ? [bytes / 1024 / 1024, 'MB'] : [Math.max(bytes / 1024, 0.1), 'KB'];
  return `${value.toLocaleString(locales[language], { maximumFractionDigits: 1 })} ${unit}`;
}

/** “0912 345 678” for a Vietnamese number; others, and masked ones, stay as they are. */
export const showPhone = (phone: string): string =>
  phone.replace(/^\+84(\d{3})(\d{3})(\d+)$/, '0$1 $2 $3');
