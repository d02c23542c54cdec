import type { HolidayCalendar } from './calendar';
import { dueAt } from './deadline';
import { type ClockName, type ClockRuleName, clockRules } from './rules';

/** One measured promise of a case. Times are UTC instants. */
export interface Clock {
  name: ClockName;
  /** The id of the rule that it was promised under. */
  rule: string;
  startedAt: Date;
  dueAt: Date;
  /** When it was met; a clock still open has none. */
  metAt?: Date;
  extended?: { at: Date; reason: string; previousDueAt: Date };
}

export type ClockState = 'running' | 'met' | 'met-late' | 'missed';

export function startClock(rule: ClockRuleName, at: Date, holidays: HolidayCalendar): Clock {
  const { id, clock, period } = clockRules[rule];
  return { name: clock, rule: id, startedAt: at, dueAt: dueAt(at, period, holidays) };
}

export function meetClock(clock: Clock, at: Date): Clock {
  return clock.metAt ? clock : { ...clock, metAt: at };
}

export function clockState(clock: Clock, now: Date): ClockState {
  if (clock.metAt) return clock.metAt <= clock.dueAt ? 'met' : 'met-late';
  return now <= clock.dueAt ? 'running' : 'missed';
}
