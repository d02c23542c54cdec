import type { Case } from '../case';
import type { HolidayCalendar } from '../clock/calendar';
import type { Clock } from '../clock/clock';
import { dueAt } from '../clock/deadline';
import type { ClockName } from '../clock/rules';
import { ruleOf } from '../clock/rules';
import { DeskError } from '../errors';
import type { ExtensionReason } from './work';

/** A clock that may be extended, and by how many days at most for each reason. */
export interface Extendable {
  clock: Clock;
  mostDays: Readonly<Record<'usual' | 'third-party', number>>;
}

/**
 * The clocks that may be extended now: the law gives one extension, with a reason told, and it is told
 * before the time is over (Decree 356/2025 art. 5). The notice's own promise knows none.
 */
export function extendableClocks(request: Pick<Case, 'clocks'>, now: Date): Extendable[] {
  return request.clocks.flatMap(clock => {
    const rule = ruleOf(clock.rule);
    if (!rule?.extension || clock.metAt || clock.extended || now > clock.dueAt) return [];
    const more = rule.throughOthers ? rule.throughOthers.count - rule.period.count : 0;
    const usual = rule.extension.count;
    return [{ clock, mostDays: { usual, 'third-party': usual + more } }];
  });
}

export interface Extension {
  clock: ClockName;
  reason: ExtensionReason;
  /** As many as the law gives where none are named. */
  days?: number | undefined;
}

/**
 * The clock with its new due date, counted from its start like the old one: the days that a holiday had
 * moved it by are not given twice.
 * @throws DeskError `extension-refused`: not this clock, not any more, or not by so much.
 */
export function extendClock(
  request: Pick<Case, 'clocks'>,
  { clock: name, reason, days }: Extension,
  now: Date,
  holidays: HolidayCalendar,
): Clock {
  const found = extendableClocks(request, now).find(({ clock }) => clock.name === name);
  const most = found?.mostDays[reason === 'third-party' ? 'third-party' : 'usual'] ?? 0;
  const rule = found && ruleOf(found.clock.rule);
  if (!found || !rule || (days ?? 1) > most || (days ?? 1) < 1)
    throw new DeskError('extension-refused', 'the clock cannot be extended so');
  const { clock } = found;
  const period = { unit: 'days', count: rule.period.count + (days ?? most) } as const;
  return {
    ...clock,
    dueAt: dueAt(clock.startedAt, period, holidays),
    extended: { at: now, reason, previousDueAt: clock.dueAt },
  };
}
