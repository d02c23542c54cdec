import type { OutboxItem } from '../../domain/outbox';
import type { StaffAccount } from '../../domain/staff';
import type { Reminder, WatchedCase } from '../../domain/watch';
import { missedStep } from './due-reminders';

export const reminderMailKind = 'mail.reminder';

/** `team`: STAFF_EMAIL. `supervisors`: all that there are when it is sent. Else an account. */
export type Recipient = 'team' | 'supervisors' | { account: string };

/** Who can be reminded by name; everybody else's reminders go to the team. */
export const isReachable = (account: StaffAccount | undefined): account is StaffAccount =>
  account !== undefined && account.email !== undefined && !account.disabledAt;

/**
 * The mails that tell of reminders: one to each who has something to hear, however many cases it is about.
 * What was missed goes to the supervisors too.
 */
export function reminderItems(
  reminders: readonly Reminder[],
  assignedTo: ReadonlyMap<WatchedCase['reference'], string | undefined>,
  accounts: readonly StaffAccount[],
): OutboxItem[] {
  const reachable = new Map(accounts.filter(isReachable).map(account => [account.id, account]));
  const supervisors = [...reachable.values()].filter(({ role }) => role === 'supervisor');
  const mails = new Map<string, { to: Recipient; reminders: Reminder[] }>();
  const add = (to: Recipient, reminder: Reminder): void => {
    const key = typeof to === 'string' ? to : to.account;
    const mail = mails.get(key) ?? { to, reminders: [] };
    mail.reminders.push(reminder);
    mails.set(key, mail);
  };
  for (const reminder of reminders.filter(({ told }) => told)) {
    const account = assignedTo.get(reminder.reference);
    const own = account !== undefined && reachable.has(account);
    add(own ? { account } : 'team', reminder);
    const others = supervisors.filter(({ id }) => id !== account);
    if (reminder.step === missedStep && others.length > 0) add('supervisors', reminder);
    else if (reminder.step === missedStep && own && supervisors.length === 0) add('team', reminder);
  }
  return [...mails].map(([key, { to, reminders: of }]) => ({
    id: `reminder-${of[0]?.id ?? ''}-${key}`,
    kind: reminderMailKind,
    payload: {
      to,
      reminders: of.map(({ reference, clock, step, dueAt }) => ({
        ...{ reference, clock, step },
        dueAt: dueAt.toISOString(),
      })),
    },
    dueAt: of[0]?.madeAt ?? new Date(0),
  }));
}
