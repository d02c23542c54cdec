import type { Case } from '../case';
import type { HolidayCalendar } from '../clock/calendar';
import { startClock } from '../clock/clock';
import { DeskError } from '../errors';

const longestBackMs = 365 * 86_400_000;

/**
 * Starts the 72 hours within which the authority is to be told of a violation (Law 91/2025 art. 23), from
 * when the company knew of it.
 * @throws DeskError `clock-refused` where that is yet to come, or more than a year ago.
 */
export function startAuthorityClock(
  request: Case,
  awareAt: Date,
  now: Date,
  holidays: HolidayCalendar,
): Case {
  if (awareAt > now || now.getTime() - awareAt.getTime() > longestBackMs)
    throw new DeskError('clock-refused', 'the 72 hours cannot have begun then');
  return {
    ...request,
    clocks: [...request.clocks, startClock('authorityNotice', awareAt, holidays)],
  };
}
