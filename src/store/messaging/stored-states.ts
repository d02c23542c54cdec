import type { ChannelStates } from '../../domain/channel-store';
import type { JsonObject } from '../../domain/json';
import type { Database } from '../database/database';
import { bytes, number, optional, type Row } from '../database/rows';
import type { Nonces } from '../vault/nonces';
import { places } from '../vault/scopes';
import { seal, unseal } from '../vault/sealing';

const table = 'channel_state';

export class StoredStates implements ChannelStates {
  constructor(
    private readonly database: Database,
    private readonly key: Buffer,
    private readonly nonces: Nonces,
  ) {}

  async read(key: string): Promise<JsonObject | undefined> {
    const [row] = await this.database.read(`SELECT sealed FROM ${table} WHERE key = ?`, [key]);
    return row && this.open(key, row);
  }

  async write(key: string, content: JsonObject): Promise<void> {
    await this.database.write(ask =>
      ask(
        `INSERT INTO ${table} (key, version, held_until, sealed) VALUES (?, 1, 0, ?)
         ON CONFLICT (key) DO UPDATE SET version = ${table}.version + 1, sealed = excluded.sealed`,
        [key, this.sealed(key, content)],
      ),
    );
  }

  async alone<T>(
    key: string,
    now: Date,
    leaseMs: number,
    work: (present: JsonObject | undefined) => Promise<{ next?: JsonObject; result: T }>,
  ): Promise<{ result: T } | undefined> {
    const held = await this.hold(key, now, leaseMs);
    if (!held) return undefined;
    let next: JsonObject | undefined;
    try {
      const done = await work(held.present);
      next = done.next;
      return { result: done.result };
    } finally {
      await this.letGo(key, held.version, next);
    }
  }

  private hold(
    key: string,
    now: Date,
    leaseMs: number,
  ): Promise<{ version: number; present: JsonObject | undefined } | undefined> {
    return this.database.write(async ask => {
      await ask(
        `INSERT INTO ${table} (key, version, held_until) VALUES (?, 0, 0) ON CONFLICT DO NOTHING`,
        [key],
      );
      const { rows } = await ask(
        `WITH wanted AS (SELECT CAST(? AS text) AS key)
         UPDATE ${table} SET held_until = ?, version = version + 1
         WHERE key = (SELECT key FROM wanted) AND held_until <= ? RETURNING version, sealed`,
        [key, now.getTime() + leaseMs, now.getTime()],
      );
      const [row] = rows;
      return row && { version: number(row, 'version'), present: this.open(key, row) };
    });
  }

  /** Where the lease ran out and somebody else took over, what is new here is still newer than theirs. */
  private async letGo(key: string, version: number, next: JsonObject | undefined): Promise<void> {
    await this.database.write(async ask => {
      if (next)
        await ask(`UPDATE ${table} SET sealed = ? WHERE key = ?`, [this.sealed(key, next), key]);
      await ask(`UPDATE ${table} SET held_until = 0 WHERE key = ? AND version = ?`, [key, version]);
    });
  }

  private open(key: string, row: Row): JsonObject | undefined {
    const sealed = optional(bytes, row, 'sealed');
    if (!sealed) return undefined;
    const plain = unseal(this.key, places.channelState(key), sealed);
    return JSON.parse(plain.toString()) as JsonObject;
  }

  private sealed(key: string, content: JsonObject): Buffer {
    return seal(this.key, places.channelState(key), JSON.stringify(content), this.nonces);
  }
}
