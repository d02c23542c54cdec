import type { Case, CaseEvent } from '../../../src/domain/case';
import type { LoggedActivity } from '../../../src/domain/conversation';
import { StateConflict } from '../../../src/domain/errors';
import type { ClaimedItem, OutboxItem } from '../../../src/domain/outbox';
import type { ActivityLog, Cases, Committer, Outbox } from '../../../src/domain/ports';

/** Cases, their history and the log of their talks. */
export function memoryDesk(cases: Case[], log: LoggedActivity[] = []) {
  const events: CaseEvent[] = cases.map(({ reference, receivedAt }) => ({
    reference,
    seq: 1,
    at: receivedAt,
    actor: { kind: 'customer' },
    type: 'filed',
    detail: {},
  }));
  const casePort: Cases = {
    find: async reference => cases.find(one => one.reference === reference),
    ofConversation: async id => cases.filter(one => one.conversationId === id),
    page: async ({ after, limit }) => {
      const start = cases.findIndex(one => one.reference === after) + 1;
      return cases.slice(start, start + limit);
    },
    history: async reference => events.filter(event => event.reference === reference),
  };
  const logPort: ActivityLog = {
    after: async (id, seq, limit = Number.POSITIVE_INFINITY) =>
      log.filter(entry => entry.conversationId === id && entry.seq > seq).slice(0, limit),
    findIncoming: async () => undefined,
  };
  const committer: Committer = {
    commit: async changes => {
      for (const event of changes.events) {
        const last = events.filter(one => one.reference === event.reference).at(-1);
        if (event.seq !== (last?.seq ?? 0) + 1) throw new StateConflict(event.reference);
        events.push(event);
      }
    },
  };
  return { cases: casePort, activityLog: logPort, committer, events };
}

/** An outbox in memory with the leases and the bookkeeping of the real one. */
export class MemoryOutbox implements Outbox {
  readonly rows: (OutboxItem & {
    attempts: number;
    end?: 'delivered' | 'abandoned';
    reason?: string;
  })[] = [];

  add(item: OutboxItem): void {
    this.rows.push({ ...item, attempts: 0 });
  }

  async claim(now: Date, limit: number, leaseMs: number): Promise<ClaimedItem[]> {
    const due = this.rows.filter(row => !row.end && row.dueAt <= now).slice(0, limit);
    for (const row of due) {
      row.attempts += 1;
      row.dueAt = new Date(now.getTime() + leaseMs);
    }
    return due.map(row => ({ ...row }));
  }
  async delivered(id: string): Promise<void> {
    this.row(id).end = 'delivered';
  }
  async postpone(id: string, until: Date, reason: string): Promise<void> {
    Object.assign(this.row(id), { dueAt: until, reason });
  }
  async abandon(id: string, _at: Date, reason: string): Promise<void> {
    Object.assign(this.row(id), { end: 'abandoned', reason });
  }
  async waiting(): Promise<number> {
    return this.rows.filter(row => !row.end).length;
  }
  row(id: string): MemoryOutbox['rows'][number] {
    const row = this.rows.find(one => one.id === id);
    if (!row) throw new Error(`no item ${id}`);
    return row;
  }
}
