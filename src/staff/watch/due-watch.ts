import { isWorkingDay } from '../../domain/clock/calendar';
import { localDateOf, localDateTimeOf } from '../../domain/hanoi-time';
import type { OutboxItem } from '../../domain/outbox';
import type { RandomSource, TimeSource } from '../../domain/ports';
import type { StaffAccounts } from '../../domain/staff';
import type { Reminder, Watch, WatchedCase } from '../../domain/watch';
import { failureCode } from '../deliveries/failure-code';
import type { Scheduler } from '../deliveries/scheduler';
import type { StaffLog } from '../staff-log';
import { digestMailKind } from './digest-courier';
import {
  horizonOf,
  type ReminderRules,
  reminderKey,
  remindersDue,
  type StepsOf,
  stepsBy,
} from './due-reminders';
import { reminderItems } from './reminder-items';

export interface DueWatchDeps extends ReminderRules {
  watch: Watch;
  accounts: Pick<StaffAccounts, 'list'>;
  /** `08:00` in Hanoi, or `off`. */
  digestAt: string;
  time: TimeSource;
  random: RandomSource;
  scheduler: Scheduler;
  log: StaffLog;
  /** Told that mails wait, and that consoles have something to show. */
  onReminders(): void;
}

/** Reminds staff of due dates and writes the mail about the day: each once, in however many processes. */
export interface DueWatch {
  start(): void;
  /** Does all that is due now; never rejects. */
  runDue(): Promise<void>;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

/** A start is busy enough without it. */
const firstMs = 10_000;
const everyMs = 60_000;
const pageSize = 500;

/** Looks every minute at what is nearly due or missed, and writes each reminder and mail once. */
export function createDueWatch(deps: DueWatchDeps): DueWatch {
  const { watch, time, random, log } = deps;
  let isClosed = false;
  let callOff = (): void => {};
  let running: Promise<void> | undefined;
  /** Keys of what the last whole look found written, or wrote. */
  let written: ReadonlySet<string> = new Set();

  const later = (milliseconds: number): void => {
    if (!isClosed)
      callOff = deps.scheduler.after(milliseconds, () => void runDue().then(() => later(everyMs)));
  };

  const runDue = (): Promise<void> => {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };

  /** A look that fails is told; the next one finds what it would have found. */
  async function run(): Promise<void> {
    const now = time.now();
    try {
      const reminded = await remindOfAll(now);
      const isDigest = await writeDigest(now);
      if (reminded > 0) log.info({ code: 'reminders-made', count: reminded }, 'staff are reminded');
      if (reminded > 0 || isDigest) deps.onReminders();
    } catch (fault) {
      log.error({ code: 'due-watch-failed', reason: failureCode(fault) }, 'due dates not watched');
    }
  }

  async function remindOfAll(now: Date): Promise<number> {
    const by = new Date(now.getTime() + horizonOf(deps.leads));
    const stepsOf = stepsBy(deps);
    // What is late stays so for long: it need not be asked of the database at every look.
    const seen = new Set<string>();
    let reminded = 0;
    let after: WatchedCase | undefined;
    for (;;) {
      const page = await watch.dueBy(by, { limit: pageSize, ...(after && { after }) });
      reminded += await remindOf(page, now, stepsOf, seen);
      after = page.at(-1);
      if (page.length >= pageSize) continue;
      written = seen;
      return reminded;
    }
  }

  /** `seen` takes the keys of all reminders whose time has come; they are written when this resolves. */
  async function remindOf(
    cases: readonly WatchedCase[],
    now: Date,
    stepsOf: StepsOf,
    seen: Set<string>,
  ): Promise<number> {
    const come = cases.map(one => ({ one, due: remindersDue(one, now, stepsOf, new Set()) }));
    for (const { due } of come) for (const reminder of due) seen.add(reminderKey(reminder));
    const unsure = come
      .filter(({ due }) => due.some(reminder => !written.has(reminderKey(reminder))))
      .map(({ one }) => one);
    if (unsure.length === 0) return 0;
    const before = await watch.remindersOf(unsure.map(({ reference }) => reference));
    const known = new Set(before.map(reminderKey));
    const due = unsure.flatMap(one => remindersDue(one, now, stepsOf, known));
    if (due.length === 0) return 0;
    const accounts = await deps.accounts.list();
    const assigned = new Map(unsure.map(({ reference, assignedTo }) => [reference, assignedTo]));
    const reminders = due.map((one): Reminder => ({ ...one, id: newId(), madeAt: now }));
    const made = await watch.remind(reminders, of => reminderItems(of, assigned, accounts));
    return made.filter(({ told }) => told).length;
  }

  /** A desk that was down at that time writes it when it is back, as long as it is the same day. */
  async function writeDigest(now: Date): Promise<boolean> {
    const day = localDateOf(now);
    const isDue = deps.digestAt !== 'off' && localDateTimeOf(now).slice(11, 16) >= deps.digestAt;
    if (!isDue || !isWorkingDay(day, deps.holidays)) return false;
    return watch.digest(day, now, digestItem(day, now));
  }

  const newId = (): string => Buffer.from(random.bytes(12)).toString('hex');

  return {
    start: () => later(firstMs),
    runDue,
    async close() {
      isClosed = true;
      callOff();
      await running;
    },
  };
}

const digestItem = (day: string, dueAt: Date): OutboxItem => ({
  id: `digest-${day}`,
  kind: digestMailKind,
  payload: { day },
  dueAt,
});
