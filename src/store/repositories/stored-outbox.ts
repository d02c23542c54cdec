import type { JsonObject } from '../../domain/json';
import type { ClaimedItem } from '../../domain/outbox';
import type { Outbox } from '../../domain/ports';
import type { Database } from '../database/database';
import { Gathered } from '../database/gathered';
import { bytes, instant, number, optional, type Row, text } from '../database/rows';
import { inParts, type Value } from '../database/statements';
import type { KeyRing } from '../vault/key-ring';
import { places } from '../vault/scopes';
import { unseal } from '../vault/sealing';

const settledColumns = ['id', 'state', 'settled_at', 'reason'];
const settledTypes = ['text', 'text', 'bigint', 'text'];

/** What waits for delivery. Settled items keep no payload. */
export class StoredOutbox implements Outbox {
  private readonly settled = new Gathered<Value[]>(rows => this.write(rows));

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

  private settle(id: string, state: string, at: Date, reason: string | null): Promise<void> {
    return this.settled.add([id, state, at.getTime(), reason]);
  }

  private write(settled: Value[][]): Promise<void> {
    return this.database.write(async ask => {
      for (const part of inParts(settled, settledColumns.length)) {
        const { sql, values } = ask.dialect.rows(part, settledTypes);
        await ask(
          `WITH given (${settledColumns.join(', ')}) AS (${sql})
           UPDATE outbox SET state = given.state, settled_at = given.settled_at,
             reason = given.reason, sealed = NULL
           FROM given WHERE outbox.id = given.id AND outbox.state = 'waiting'`,
          values,
        );
      }
    });
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
