import type { PartOfDay } from '../../../domain/when';
import type { Clock } from './expression';

const day = 24 * 60;

/** When a part of the day begins, in minutes: from then on "this evening" lies no longer ahead. */
export const partBegins: Record<PartOfDay, number> = {
  dawn: 0,
  morning: 0,
  noon: 11 * 60,
  afternoon: 12 * 60,
  evening: 17 * 60,
  night: 20 * 60,
};

/**
 * The minutes of the day that an hour can mean, the preferred first; 24 h and more is after midnight
 * of the night that began on the named day.
 *
 * @param part the part of the day that was named with it
 * @param dated whether a day was named: "2 giờ đêm thứ bảy" runs over midnight, "2 giờ đêm" does not
 */
export function minutesOf(clock: Clock, part: PartOfDay | undefined, dated: boolean): number[] {
  const said = clock.hour * 60 + clock.minute;
  if (clock.half === 'am') return [(clock.hour % 12) * 60 + clock.minute];
  if (clock.half === 'pm') return [clock.hour < 12 ? said + day / 2 : said];
  if (clock.hour > 12 || clock.hour === 0) return [said];
  return part ? inPart(clock.hour, said, part, dated) : alone(clock.hour, said);
}

/** People call from seven to midnight; an hour before that, said alone, may be either half of the day. */
function alone(hour: number, said: number): number[] {
  return hour < 7 ? [said + day / 2, said] : [said];
}

function inPart(hour: number, said: number, part: PartOfDay, dated: boolean): number[] {
  switch (part) {
    case 'dawn':
    case 'morning':
      return [hour === 12 ? said - day / 2 : said];
    case 'noon':
      return [hour < 4 ? said + day / 2 : said];
    case 'afternoon':
      return [hour === 12 ? said : said + day / 2];
    case 'evening':
      if (hour === 12) return midnight(said, dated);
      return hour < 4 ? [said + day / 2, said] : [said + day / 2];
    case 'night':
      if (hour === 12) return midnight(said, dated);
      if (hour > 5) return [said + day / 2];
      return dated ? [said + day, said] : [said];
  }
}

/** 12 at night is the midnight that ends the evening, or (less often) the one that begins the day. */
function midnight(said: number, dated: boolean): number[] {
  return dated ? [said + day / 2, said - day / 2] : [said - day / 2];
}
