import type { Case } from './case';
import type { ClockName } from './clock/rules';
import type { OutboxItem } from './outbox';

/** An open case as the watch over due dates sees it: nothing that a customer said. */
export type WatchedCase = Pick<
  Case,
  'reference' | 'type' | 'state' | 'receivedAt' | 'clocks' | 'assignedTo'
>;

/** What a reminder is of; written once for each, whoever comes first. Times are UTC instants. */
export interface ReminderSubject {
  reference: string;
  clock: ClockName;
  /** `missed`, or how long before, as the setting has it: `2d`, `4h`. */
  step: string;
  /** An extended clock has another one, and is reminded of anew. */
  dueAt: Date;
}

export interface Reminder extends ReminderSubject {
  id: string;
  madeAt: Date;
  /** False where a later one of the same clock came at the same time, and was told in its place. */
  told: boolean;
}

/** Whose reminders: of her own cases and of those that nobody has taken. */
export interface OpenQuery {
  accountId: string;
  /** Those of colleagues too: all, or those that were missed. */
  others: 'all' | 'missed' | 'none';
  limit: number;
}

/** Remembers what staff were reminded of, so that nothing is told twice and nothing is forgotten. */
export interface Watch {
  /**
   * Open cases that have a clock due by an instant, nearest first, a page at a time; `after` is the last
   * one of the page before.
   */
  dueBy(instant: Date, options: { after?: WatchedCase; limit: number }): Promise<WatchedCase[]>;
  /** What was written of these cases already. */
  remindersOf(references: readonly string[]): Promise<Reminder[]>;
  /**
   * Writes those that nobody has written yet, and with them, in one transaction, the mails that tell of
   * these alone. @returns them.
   */
  remind(
    reminders: readonly Reminder[],
    mailsOf: (written: readonly Reminder[]) => OutboxItem[],
  ): Promise<Reminder[]>;
  /** Of open cases, the last that was told of each clock, but for what this person has put away; nearest due first. */
  open(query: OpenQuery): Promise<{ reminder: Reminder; of: WatchedCase }[]>;
  /** @returns false where there is no such reminder. */
  markSeen(accountId: string, id: string): Promise<boolean>;
  /** Writes the digest of a Hanoi day with its mail, where nobody has. @returns whether it was written now. */
  digest(day: string, madeAt: Date, mail: OutboxItem): Promise<boolean>;
  /** How many open cases nobody has taken. */
  unassigned(): Promise<number>;
}
