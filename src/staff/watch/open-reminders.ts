import { localDateOf } from '../../domain/hanoi-time';
import type { OpenQuery, Reminder, Watch, WatchedCase } from '../../domain/watch';
import type { Principal } from '../sign-in/principal';
import { missedStep } from './due-reminders';

/** A reminder of a clock that is still open. */
export interface OpenReminder extends Reminder {
  of: WatchedCase;
  kind: 'soon' | 'today' | 'missed';
}

/** Nobody reads more of them. */
const most = 200;

/**
 * What a person has been reminded of, has not put away, and is still to be done, nearest due first: of her
 * own cases and of those that nobody has taken; for supervisors, whatever was missed.
 */
export async function openReminders(
  watch: Pick<Watch, 'open'>,
  who: Principal,
  now: Date,
): Promise<OpenReminder[]> {
  const found = await watch.open({ accountId: who.id, others: othersFor(who), limit: most });
  return found
    .filter(({ reminder, of }) => runs(reminder, of))
    .map(({ reminder, of }) => ({ ...reminder, of, kind: kindOf(reminder, now) }));
}

const othersFor = ({ kind, role }: Principal): OpenQuery['others'] =>
  kind === 'program' ? 'all' : role === 'supervisor' ? 'missed' : 'none';

/** Whether the clock is open, and due when the reminder said. */
const runs = ({ clock, dueAt }: Reminder, { clocks }: WatchedCase): boolean =>
  clocks.some(one => one.name === clock && !one.metAt && one.dueAt.getTime() === dueAt.getTime());

function kindOf({ step, dueAt }: Reminder, now: Date): OpenReminder['kind'] {
  if (step === missedStep) return 'missed';
  return localDateOf(dueAt) === localDateOf(now) ? 'today' : 'soon';
}
