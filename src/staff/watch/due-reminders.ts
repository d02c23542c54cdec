import type { HolidayCalendar } from '../../domain/clock/calendar';
import type { Clock } from '../../domain/clock/clock';
import { type LeadTime, leadStart } from '../../domain/lead-time';
import type { ReminderSubject, WatchedCase } from '../../domain/watch';
import type { WorkingHours } from '../../domain/working-hours';

/** Once a clock has run out; known to all that tell reminders apart. */
export const missedStep = 'missed';

export interface ReminderRules {
  leads: readonly LeadTime[];
  workingHours: WorkingHours;
  holidays: HolidayCalendar;
}

/** One step before a due date, and when its time comes. */
interface Step {
  step: string;
  at: Date;
}

/** The steps of a due date in the order of time, `missed` at the end. */
export type StepsOf = (dueAt: Date) => readonly Step[];

/** Nearly all clocks run out at the end of a day: each due date is worked out once. For one look, as holidays change. */
export function stepsBy({ leads, workingHours, holidays }: ReminderRules): StepsOf {
  const known = new Map<number, readonly Step[]>();
  return dueAt => {
    const steps =
      known.get(dueAt.getTime()) ??
      leads
        .map(lead => ({ step: lead.step, at: leadStart(dueAt, lead, workingHours, holidays) }))
        .filter(({ at }) => at < dueAt)
        .sort((one, other) => one.at.getTime() - other.at.getTime())
        // In time is up to and with the last instant.
        .concat({ step: missedStep, at: new Date(dueAt.getTime() + 1) });
    known.set(dueAt.getTime(), steps);
    return steps;
  };
}

export interface DueReminder extends ReminderSubject {
  told: boolean;
}

/** What makes a reminder the same as another. */
export const reminderKey = ({ reference, clock, step, dueAt }: ReminderSubject): string =>
  [reference, clock, step, dueAt.getTime()].join(' ');

/**
 * The reminders of a case whose time has come and that are not written yet. Of several of one clock, as
 * after a night without the desk, the last alone is told; the others are written so that they never come.
 */
export function remindersDue(
  { reference, clocks }: Pick<WatchedCase, 'reference' | 'clocks'>,
  now: Date,
  stepsOf: StepsOf,
  known: ReadonlySet<string>,
): DueReminder[] {
  return clocks
    .filter(clock => !clock.metAt)
    .flatMap(clock => {
      // What would come before the clock itself began, or was extended, says nothing new.
      const since = clock.extended?.at ?? clock.startedAt;
      const steps = stepsOf(clock.dueAt).filter(({ at }) => at > since && at <= now);
      const last = steps.at(-1);
      return steps
        .map(({ step }) => ({ ...subjectOf(reference, clock), step, told: step === last?.step }))
        .filter(reminder => !known.has(reminderKey(reminder)));
    });
}

const subjectOf = (reference: string, { name, dueAt }: Clock) => ({
  reference,
  clock: name,
  dueAt,
});

const day = 86_400_000;

/** How far ahead a due date can be that is to be reminded of already; generous, for holidays are long. */
export function horizonOf(leads: readonly LeadTime[]): number {
  const days = leads.map(({ unit, count }) => (unit === 'd' ? count : Math.ceil(count / 4)));
  return (Math.max(...days) * 2 + 14) * day;
}
