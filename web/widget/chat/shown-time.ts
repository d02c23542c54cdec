import type { Language } from './texts';

const timeZone = 'Asia/Ho_Chi_Minh';

const dayOf = (at: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);

/** When something was said, as people in Vietnam write it: the time, and the day where it is not today. */
export function shownTime(at: Date, now: Date, language: Language): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(at);
  if (dayOf(at) === dayOf(now)) return time;
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'vi-VN', {
    ...{
      timeZone,
      day: 'numeric',
      month: language === 'en' ? 'short' : 'numeric',
      year: 'numeric',
    },
  }).format(at);
  return `${time}, ${day}`;
}
