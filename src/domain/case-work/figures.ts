import { addDays, localDateOf, startOfDay, weekdayOf } from '../hanoi-time';

export interface Counted {
  received: number;
  answered: number;
  withinPromise: number;
  late: number;
}

/** How the desk keeps its promises, by the week in which cases came; weeks begin on Monday, in Hanoi. */
export interface Figures {
  weeks: (Counted & { start: Date; byType: Record<string, number> })[];
  open: { total: number; late: number; today: number; early: number };
  byType: (Counted & { type: string })[];
  /** Of the cases of these weeks that were answered; none where none was. */
  medianHoursToAnswer?: number;
}

/** The beginning of the week that an instant is in. */
export function weekOf(instant: Date): Date {
  const date = localDateOf(instant);
  return startOfDay(addDays(date, -((weekdayOf(date) + 6) % 7)));
}
