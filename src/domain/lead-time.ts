import type { HolidayCalendar } from './clock/calendar';
import { addDays, localDateOf } from './hanoi-time';
import { openings, type WorkingHours } from './working-hours';

/** How long before a due date staff are reminded, counted in the time that staff work. */
export interface LeadTime {
  /** As it is written, `2d` or `4h`; reminders are told apart by it. */
  step: string;
  unit: 'd' | 'h';
  count: number;
}

const hour = 3_600_000;
/** Further back than any clock runs. */
const mostDays = 120;

/** Reads `2d` (working days) or `4h` (working hours). @returns nothing where it cannot be read. */
export function readLeadTime(text: string): LeadTime | undefined {
  const found = /^([1-9]\d?)([dh])$/.exec(text.trim().toLowerCase());
  if (!found) return undefined;
  const [step, count, unit] = found;
  return { step, count: Number(count), unit: unit === 'd' ? 'd' : 'h' };
}

/**
 * The instant to remind of what is due at another. `1d` is when the last working day before it begins, `2d`
 * the one before that; `4h` is four hours of work before the last of it: what is due at 24:00 is reminded of
 * at 13:30 where staff work until 17:30. An office that never works is reminded in plain time.
 */
export function leadStart(
  dueAt: Date,
  lead: LeadTime,
  hours: WorkingHours,
  holidays: HolidayCalendar,
): Date {
  const last = localDateOf(dueAt);
  let left = lead.unit === 'd' ? lead.count : lead.count * hour;
  for (let back = 0; back <= mostDays; back++) {
    const worked = openings(hours, addDays(last, -back), holidays)
      .map(({ from, to }) => ({ from, to: Math.min(to, dueAt.getTime()) }))
      .filter(({ from, to }) => from < to)
      .sort((one, other) => other.to - one.to);
    const first = worked.at(-1);
    if (first === undefined) continue;
    if (lead.unit === 'd') {
      if (--left === 0) return new Date(first.from);
      continue;
    }
    for (const { from, to } of worked) {
      if (left <= to - from) return new Date(to - left);
      left -= to - from;
    }
  }
  const plain = lead.unit === 'd' ? 24 * hour : hour;
  return new Date(dueAt.getTime() - lead.count * plain);
}
