import type { CaseState } from '../../domain/case';
import { caseStates } from '../../domain/case';
import type { ClockName } from '../../domain/clock/rules';
import type { OutboxItem } from '../../domain/outbox';
import type { OpenQuery, Reminder, Watch, WatchedCase } from '../../domain/watch';
import { readClocks } from '../commit/contents';
import type { Database } from '../database/database';
import { ConstraintFailure } from '../database/failures';
import { instant, number, optional, type Row, text } from '../database/rows';
import { inParts, insert, insertMissing, parameters } from '../database/statements';
import type { Nonces } from '../vault/nonces';
import { insertOwnItems } from './outbox-rows';

const columns = ['id', 'reference', 'clock', 'step', 'due_at', 'made_at', 'told'];
const types = ['text', 'text', 'text', 'text', 'bigint', 'bigint', 'integer'];
const openStates = caseStates.filter(state => state !== 'closed');

/** The steps of colleagues' reminders that are wanted, as LIKE has it; no step is empty. */
const othersSteps = { all: '%', missed: 'missed', none: '' } as const;

/** As the index desk_case_by_urgency has it: cases that are not near their due date are not read. */
const urgency = 'COALESCE(next_due_at, 9000000000000000 - received_at)';

export class StoredWatch implements Watch {
  /** `key` seals what the desk itself puts into the outbox. */
  constructor(
    private readonly database: Database,
    private readonly key: Buffer,
    private readonly nonces: Nonces,
  ) {}

  async dueBy(
    by: Date,
    { after, limit }: { after?: WatchedCase; limit: number },
  ): Promise<WatchedCase[]> {
    const from = after ? nextDue(after) : 0;
    const page = (index: number): string =>
      `SELECT * FROM (
         SELECT reference, type, state, received_at, clocks, assigned_to, next_due_at FROM desk_case
         WHERE state = ? AND ${urgency} >= ? AND ${urgency} <= ? AND (${urgency} > ? OR reference > ?)
         ORDER BY ${urgency}, reference LIMIT ?
       ) AS due_${index}`;
    const given = [from, by.getTime(), from, after?.reference ?? '', limit];
    const rows = await this.database.read(
      `SELECT * FROM (${openStates.map((_state, index) => page(index)).join(' UNION ALL ')}) AS due
       ORDER BY next_due_at, reference LIMIT ?`,
      [...openStates.flatMap(state => [state, ...given]), limit],
    );
    return rows.map(watchedOf);
  }

  async remindersOf(references: readonly string[]): Promise<Reminder[]> {
    const found: Reminder[] = [];
    for (const part of inParts(references, 1)) {
      const sql = `SELECT ${columns.join(', ')} FROM reminder
        WHERE reference IN (${parameters(part.length)})`;
      found.push(...(await this.database.read(sql, part)).map(reminderOf));
    }
    return found;
  }

  async remind(
    reminders: readonly Reminder[],
    mailsOf: (written: readonly Reminder[]) => OutboxItem[],
  ): Promise<Reminder[]> {
    if (reminders.length === 0) return [];
    const rows = reminders.map(({ id, reference, clock, step, dueAt, madeAt, told }) => [
      ...[id, reference, clock, step],
      ...[dueAt.getTime(), madeAt.getTime(), told ? 1 : 0],
    ]);
    return this.database.write(async ask => {
      const ids = await insertMissing(ask, 'reminder', columns, types, rows, 'id');
      const written = reminders.filter(({ id }) => ids.has(id));
      await insertOwnItems(ask, mailsOf(written), this.key, this.nonces);
      return written;
    });
  }

  async open({ accountId, others, limit }: OpenQuery) {
    const rows = await this.database.read(
      `SELECT ${columns.map(column => `r.${column}`).join(', ')},
         c.type, c.state, c.received_at, c.clocks, c.assigned_to
       FROM desk_case c JOIN reminder r ON r.reference = c.reference
       WHERE c.state IN (${parameters(openStates.length)}) AND r.told = 1
         AND (c.assigned_to IS NULL OR c.assigned_to = ? OR r.step LIKE ?)
         AND NOT EXISTS (SELECT 1 FROM reminder_seen s
           WHERE s.reminder_id = r.id AND s.account_id = ?)
         AND NOT EXISTS (SELECT 1 FROM reminder n
           WHERE n.reference = r.reference AND n.clock = r.clock AND n.due_at = r.due_at
             AND n.told = 1 AND n.made_at > r.made_at)
       ORDER BY r.due_at, r.reference, r.id LIMIT ?`,
      [...openStates, accountId, othersSteps[others], accountId, limit],
    );
    return rows.map(row => ({ reminder: reminderOf(row), of: watchedOf(row) }));
  }

  async markSeen(accountId: string, id: string): Promise<boolean> {
    try {
      await this.database.write(ask =>
        insert(
          ask,
          'reminder_seen',
          ['reminder_id', 'account_id'],
          [[id, accountId]],
          'ON CONFLICT DO NOTHING',
        ),
      );
      return true;
    } catch (error) {
      // There is no such reminder to refer to.
      if (error instanceof ConstraintFailure) return false;
      throw error;
    }
  }

  digest(day: string, madeAt: Date, mail: OutboxItem): Promise<boolean> {
    return this.database.write(async ask => {
      const row = [day, madeAt.getTime()];
      const made = await insert(ask, 'digest', ['day', 'made_at'], [row], 'ON CONFLICT DO NOTHING');
      if (made > 0) await insertOwnItems(ask, [mail], this.key, this.nonces);
      return made > 0;
    });
  }

  async unassigned(): Promise<number> {
    const [row] = await this.database.read(
      `SELECT COUNT(*) AS cases FROM desk_case
       WHERE state IN (${parameters(openStates.length)}) AND assigned_to IS NULL`,
      [...openStates],
    );
    return row ? number(row, 'cases') : 0;
  }
}

const nextDue = ({ clocks }: WatchedCase): number =>
  Math.min(...clocks.filter(clock => !clock.metAt).map(clock => clock.dueAt.getTime()));

function watchedOf(row: Row): WatchedCase {
  const assignedTo = optional(text, row, 'assigned_to');
  return {
    reference: text(row, 'reference'),
    type: text(row, 'type'),
    state: text(row, 'state') as CaseState,
    receivedAt: instant(row, 'received_at'),
    clocks: readClocks(text(row, 'clocks')),
    ...(assignedTo !== undefined && { assignedTo }),
  };
}

const reminderOf = (row: Row): Reminder => ({
  id: text(row, 'id'),
  reference: text(row, 'reference'),
  clock: text(row, 'clock') as ClockName,
  step: text(row, 'step'),
  dueAt: instant(row, 'due_at'),
  madeAt: instant(row, 'made_at'),
  told: number(row, 'told') === 1,
});
