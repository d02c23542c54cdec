import type { DeliveryMark, DeliveryMarks } from '../../domain/channel-store';
import type { Database } from '../database/database';
import { number } from '../database/rows';

const table = 'delivery_mark';

export class StoredMarks implements DeliveryMarks {
  constructor(private readonly database: Database) {}

  claim(conversationId: string, now: Date, leaseMs: number): Promise<DeliveryMark | undefined> {
    const until = now.getTime() + leaseMs;
    return this.database.write(async ask => {
      await ask(
        `INSERT INTO ${table} (conversation_id, seq, pieces, held_until)
         SELECT id, 0, 0, 0 FROM conversation WHERE id = ? ON CONFLICT DO NOTHING`,
        [conversationId],
      );
      // Begins with WITH, as TypeORM wants it to give the returned rows on both databases.
      const { rows } = await ask(
        `WITH wanted AS (SELECT CAST(? AS text) AS id)
         UPDATE ${table} SET held_until = ? WHERE conversation_id = (SELECT id FROM wanted)
           AND held_until <= ? RETURNING seq, pieces`,
        [conversationId, until, now.getTime()],
      );
      const [row] = rows;
      return row && { seq: number(row, 'seq'), pieces: number(row, 'pieces') };
    });
  }

  async set(conversationId: string, { seq, pieces }: DeliveryMark): Promise<void> {
    const sql = `UPDATE ${table} SET seq = ?, pieces = ? WHERE conversation_id = ?
      AND (seq < ? OR (seq = ? AND pieces <= ?))`;
    await this.database.write(ask => ask(sql, [seq, pieces, conversationId, seq, seq, pieces]));
  }

  async release(conversationId: string): Promise<void> {
    const sql = `UPDATE ${table} SET held_until = 0 WHERE conversation_id = ?`;
    await this.database.write(ask => ask(sql, [conversationId]));
  }
}
