import { DeskError } from '../../domain/errors';
import type { RandomSource, TimeSource } from '../../domain/ports';
import type { Database } from '../database/database';
import { LruCache } from '../database/lru-cache';
import { bytes, number, type Row, text } from '../database/rows';
import { type Ask, inParts, parameters, tuples } from '../database/statements';
import { insertion, type Write } from '../database/writes';
import { type MasterKeys, readMasterKeys } from './master-keys';
import type { Nonces } from './nonces';
import { keyLength, seal, unseal } from './sealing';

/** A data key made for a scope that had none; it counts once its row is committed. */
export interface NewKey {
  scope: string;
  key: Buffer;
}

const cachedKeys = 50_000;
const rotatedAtOnce = 500;
const columns = ['scope', 'master_id', 'wrapped', 'created_at'];

/** The data keys: one a scope, kept in the database wrapped by a master key, in memory unwrapped. */
export class KeyRing {
  private readonly cache = new LruCache<Buffer>(cachedKeys);

  constructor(
    private readonly database: Database,
    private masterKeys: MasterKeys,
    private readonly random: RandomSource,
    private readonly nonces: Nonces,
    private readonly time: TimeSource,
  ) {}

  /** The keys of those scopes that have one. */
  async find(scopes: Iterable<string>): Promise<Map<string, Buffer>> {
    const found = new Map<string, Buffer>();
    const missing: string[] = [];
    for (const scope of new Set(scopes)) {
      const key = this.cache.get(scope);
      if (key) found.set(scope, key);
      else missing.push(scope);
    }
    for (const part of inParts(missing, 1)) {
      const sql = `SELECT scope, master_id, wrapped FROM data_key WHERE scope IN (${parameters(part.length)})`;
      const rows = await this.database.read(sql, part);
      // A key that is to be made shall be wrapped by the master key that is current now.
      if (rows.length < part.length || rows.some(row => !this.opens(row))) await this.refresh();
      for (const row of rows) {
        const scope = text(row, 'scope');
        const key = this.unwrap(row);
        this.cache.set(scope, key);
        found.set(scope, key);
      }
    }
    return found;
  }

  make(scope: string): NewKey {
    return { scope, key: Buffer.from(this.random.bytes(keyLength)) };
  }

  /** Writes new keys; it fails where a scope has got its key from somebody else, unless `ending` says more. */
  writeOf(keys: readonly NewKey[], ending = ''): Write {
    const now = this.time.now().getTime();
    const rows = keys.map(({ scope, key }) => {
      return [scope, this.masterKeys.currentId, this.wrap(scope, key), now];
    });
    return insertion('data_key', columns, rows, ending);
  }

  /** A new key is committed: use it from now on. */
  remember({ scope, key }: NewKey): void {
    this.cache.set(scope, key);
  }

  forget(scope: string): void {
    this.cache.delete(scope);
  }

  /** The key of a scope that belongs to the desk itself; made on first use. */
  async deskKey(scope: string): Promise<Buffer> {
    for (;;) {
      const key = (await this.find([scope])).get(scope);
      if (key) return key;
      // Another process may make one too: whichever was first counts.
      const write = this.writeOf([this.make(scope)], 'ON CONFLICT DO NOTHING');
      await this.database.writeAll([write]);
    }
  }

  /** Erases what was sealed under these scopes, for good. */
  async erase(ask: Ask, scopes: string[]): Promise<void> {
    for (const scope of scopes) this.forget(scope);
    for (const part of inParts(scopes, 1))
      await ask(`DELETE FROM data_key WHERE scope IN (${parameters(part.length)})`, part);
  }

  /**
   * Wraps every data key by the current master key, while the desk runs. Afterwards the older master
   * keys are needed for back-ups alone.
   * @returns how many were wrapped anew.
   */
  async rotate(): Promise<number> {
    await this.refresh();
    let rotated = 0;
    for (;;) {
      const rows = await this.database.read(
        'SELECT scope, master_id, wrapped FROM data_key WHERE master_id <> ? ORDER BY scope LIMIT ?',
        [this.masterKeys.currentId, rotatedAtOnce],
      );
      if (rows.length === 0) return rotated;
      await this.database.write(ask => this.rewrap(ask, rows));
      rotated += rows.length;
    }
  }

  /** How many data keys each master key wraps. */
  async use(): Promise<Map<string, number>> {
    const rows = await this.database.read(
      'SELECT master_id, COUNT(*) AS keys FROM data_key GROUP BY master_id ORDER BY master_id',
    );
    return new Map(rows.map(row => [text(row, 'master_id'), number(row, 'keys')]));
  }

  private async rewrap(ask: Ask, rows: Row[]): Promise<void> {
    const values = rows.flatMap(row => {
      const scope = text(row, 'scope');
      return [scope, this.masterKeys.currentId, this.wrap(scope, this.unwrap(row))];
    });
    const types = ['text', 'text', this.database.dialect.bytes];
    await ask(
      `WITH given (scope, master_id, wrapped) AS (VALUES ${tuples(rows.length, 3, types)})
       UPDATE data_key SET master_id = given.master_id, wrapped = given.wrapped
       FROM given WHERE data_key.scope = given.scope`,
      values,
    );
  }

  private opens(row: Row): boolean {
    return this.masterKeys.keys.has(text(row, 'master_id'));
  }

  /** Somebody may have put a new key into the key file since. */
  private async refresh(): Promise<void> {
    const { file } = this.masterKeys;
    if (file !== undefined) this.masterKeys = await readMasterKeys(file);
  }

  private wrap(scope: string, key: Buffer): Buffer {
    return seal(this.master(this.masterKeys.currentId), scope, key, this.nonces);
  }

  private unwrap(row: Row): Buffer {
    return unseal(this.master(text(row, 'master_id')), text(row, 'scope'), bytes(row, 'wrapped'));
  }

  private master(id: string): Buffer {
    const key = this.masterKeys.keys.get(id);
    if (!key) throw new DeskError('master-key-missing', `the master key ${id} was not given`);
    return key;
  }
}
