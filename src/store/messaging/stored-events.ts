import type { ClaimedEvent, InboundEvent, InboundEvents } from '../../domain/channel-store';
import type { JsonObject } from '../../domain/json';
import type { Database } from '../database/database';
import { bytes, instant, number, type Row, text } from '../database/rows';
import { insert } from '../database/statements';
import type { Nonces } from '../vault/nonces';
import { places } from '../vault/scopes';
import { seal, unseal } from '../vault/sealing';

const columns = ['channel', 'line', 'key', 'received_at', 'free_at', 'attempts', 'sealed'];

/** What channels have acknowledged and no turn has dealt with yet. Rows go with their turn. */
export class StoredEvents implements InboundEvents {
  constructor(
    private readonly database: Database,
    private readonly key: Buffer,
    private readonly nonces: Nonces,
  ) {}

  async keep(events: readonly InboundEvent[], at: Date): Promise<number> {
    if (events.length === 0) return 0;
    const rows = events.map(({ channel, line, key, content }) => {
      const place = places.inbound(channel, key);
      const sealed = seal(this.key, place, JSON.stringify(content), this.nonces);
      return [channel, line, key, at.getTime(), at.getTime(), 0, sealed];
    });
    return this.database.write(ask =>
      insert(ask, 'inbound_event', columns, rows, 'ON CONFLICT DO NOTHING'),
    );
  }

  async claim(now: Date, limit: number, leaseMs: number): Promise<ClaimedEvent[]> {
    const { skipLocked } = this.database.dialect;
    const rows = await this.database.write(async ask => {
      const { rows } = await ask(
        `WITH due AS (
           SELECT seq FROM inbound_event WHERE free_at <= ?
             AND seq IN (SELECT MIN(seq) FROM inbound_event GROUP BY line)
           ORDER BY seq LIMIT ? ${skipLocked}
         )
         UPDATE inbound_event SET free_at = ?, attempts = attempts + 1
         WHERE seq IN (SELECT seq FROM due)
         RETURNING seq, channel, line, key, received_at, attempts, sealed`,
        [now.getTime(), limit, now.getTime() + leaseMs],
      );
      return rows;
    });
    return rows.map(row => this.eventOf(row)).sort((a, b) => a.seq - b.seq);
  }

  async postpone(seq: number, until: Date): Promise<void> {
    const sql = 'UPDATE inbound_event SET free_at = ? WHERE seq = ?';
    await this.database.write(ask => ask(sql, [until.getTime(), seq]));
  }

  async done(seq: number): Promise<void> {
    await this.database.write(ask => ask('DELETE FROM inbound_event WHERE seq = ?', [seq]));
  }

  async waiting(): Promise<number> {
    const [row] = await this.database.read('SELECT COUNT(*) AS waiting FROM inbound_event');
    return row ? number(row, 'waiting') : 0;
  }

  private eventOf(row: Row): ClaimedEvent {
    const channel = text(row, 'channel');
    const key = text(row, 'key');
    const plain = unseal(this.key, places.inbound(channel, key), bytes(row, 'sealed'));
    return {
      ...{ channel, key },
      seq: number(row, 'seq'),
      line: text(row, 'line'),
      receivedAt: instant(row, 'received_at'),
      attempts: number(row, 'attempts'),
      content: JSON.parse(plain.toString()) as JsonObject,
    };
  }
}
