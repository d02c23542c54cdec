import type { JsonObject } from '../../domain/json';
import type { ClaimedItem } from '../../domain/outbox';
import type { Outbox } from '../../domain/ports';
import type { Database } from '../database/database';
import { bytes, instant, number, optional, type Row, text } from '../database/rows';
import type { KeyRing } from '../vault/key-ring';
import { places } from '../vault/scopes';
import { unseal } from '../vault/sealing';

/** What waits for delivery. Settled items keep no payload. */
export class StoredOutbox implements Outbox {
  constructor(
    private readonly database: Database,
    private readonly keyRing: KeyRing,
  ) {}

  async claim(now: Date, limit: number, leaseMs: number): Promise<ClaimedItem[]> {
    const { skipLocked } = this.database.dialect;
    const rows = await this.database.write(async ask => {
      const { rows } = await ask(
        `WITH due AS (
           SELECT id FROM outbox WHERE state = 'waiting' AND free_at <= ?
           ORDER BY free_at LIMIT ? ${skipLocked}
         )
         UPDATE outbox SET free_at = ?, attempts = attempts + 1
         WHERE id IN (SELECT id FROM due)
         RETURNING id, kind, due_at, attempts, scope, reference, conversation_id, sealed`,
        [now.getTime(), limit, now.getTime() + leaseMs],
      );
      return rows;
    });
    const keys = await this.keyRing.find(rows.map(row => text(row, 'scope')));
    const claimed: ClaimedItem[] = [];
    for (const row of rows) {
      const key = keys.get(text(row, 'scope'));
      if (key) claimed.push(itemOf(row, key));
      else await this.abandon(text(row, 'id'), now, 'erased');
    }
    return claimed.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  }

  delivered(id: string, at: Date): Promise<void> {
    return this.settle(id, 'delivered', at, null);
  }

  abandon(id: string, at: Date, reason: string): Promise<void> {
    return this.settle(id, 'abandoned', at, reason);
  }

  async postpone(id: string, until: Date, reason: string): Promise<void> {
    const sql = `UPDATE outbox SET free_at = ?, reason = ? WHERE id = ? AND state = 'waiting'`;
    await this.database.write(ask => ask(sql, [until.getTime(), reason, id]));
  }

  async waiting(): Promise<number> {
    const [row] = await this.database.read(
      `SELECT COUNT(*) AS waiting FROM outbox WHERE state = 'waiting'`,
    );
    return row ? number(row, 'waiting') : 0;
  }

  private async settle(id: string, state: string, at: Date, reason: string | null): Promise<void> {
    const sql = `UPDATE outbox SET state = ?, settled_at = ?, reason = ?, sealed = NULL
      WHERE id = ? AND state = 'waiting'`;
    await this.database.write(ask => ask(sql, [state, at.getTime(), reason, id]));
  }
}

function itemOf(row: Row, key: Buffer): ClaimedItem {
  const id = text(row, 'id');
  const reference = optional(text, row, 'reference');
  const conversationId = optional(text, row, 'conversation_id');
  return {
    id,
    kind: text(row, 'kind'),
    payload: JSON.parse(
      unseal(key, places.outbox(id), bytes(row, 'sealed')).toString(),
    ) as JsonObject,
    ...(reference !== undefined && { reference }),
    ...(conversationId !== undefined && { conversationId }),
    dueAt: instant(row, 'due_at'),
    attempts: number(row, 'attempts'),
  };
}
