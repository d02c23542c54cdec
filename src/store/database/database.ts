import type sqlite3 from 'sqlite3';
import type { QueryRunner } from 'typeorm';
import { DeskError } from '../../domain/errors';
import { runAtOnce } from './at-once';
import type { Dialect } from './dialect';
import { storeFailure } from './failures';
import { DataSource } from './orm';
import { PreparedStatements } from './prepared';
import type { Row } from './rows';
import { sendAtOnce } from './send-at-once';
import type { Answered, Ask, Value } from './statements';
import type { Write } from './writes';

/**
 * One database as the store sees it: reads at any time, writes in transactions.
 *
 * With SQLite every query of a DataSource shares one connection, so that a read or a second
 * transaction would fall into the midst of an open one. Hence two DataSources on the same file: the
 * writer's transactions run one after the other, and the reader (under WAL) sees only what is
 * committed. With PostgreSQL both are one pool.
 */
export class Database {
  private last: Promise<unknown> = Promise.resolve();
  private prepared: PreparedStatements | undefined;
  private closing = false;

  constructor(
    readonly dialect: Dialect,
    private readonly writer: DataSource,
    private readonly reader: DataSource,
  ) {}

  /** For reads through entities. */
  get entities(): DataSource {
    return this.reader;
  }

  read(sql: string, values: Value[] = []): Promise<Row[]> {
    return this.reading(this.reader.query<Row[]>(this.dialect.placed(sql), values));
  }

  /** @throws DeskError in place of the driver's fault, which may show values. */
  async reading<T>(query: Promise<T>): Promise<T> {
    try {
      return await query;
    } catch (error) {
      throw storeFailure(error);
    }
  }

  /**
   * Runs a piece of work in a transaction; what it resolves with is on disk.
   * @throws what the work throws, after rolling back; DeskError `store-unavailable`, also once it closes.
   */
  write<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
    return this.inOrder(() => this.transaction(work));
  }

  /**
   * Runs statements that are known beforehand as one transaction; when it resolves they are on disk.
   * @throws ConstraintFailure where one of them did not change each of its rows; else as `write`.
   */
  writeAll(writes: readonly Write[]): Promise<void> {
    const wanted = writes.filter(({ rows }) => rows.length > 0);
    return this.inOrder(() => this.atOnce(wanted));
  }

  private inOrder<T>(work: () => Promise<T>): Promise<T> {
    if (this.closing)
      return Promise.reject(new DeskError('store-unavailable', 'the database is being closed'));
    const queued = this.dialect.name === 'sqlite';
    const before = this.last;
    const done = queued ? before.then(work) : work();
    // Whoever asked hears of a failure; the queue only waits for the end.
    const ended = done.then(noted, noted);
    this.last = queued ? ended : Promise.all([before, ended]).then(noted);
    return done;
  }

  /** Outside any transaction, after what waits: leaves as little as can be of what was deleted. */
  tidy(): Promise<void> {
    const done = this.last
      .then(() => this.reading(this.writer.query(this.dialect.tidy)))
      .then(noted);
    this.last = done.then(noted, noted);
    return done;
  }

  /** Writes the whole database as it is now into a new file, while others read and write. SQLite only. */
  async copyTo(path: string): Promise<void> {
    const { type, database } = this.writer.options;
    if (type !== 'sqlite') throw new Error('only SQLite is copied as a file');
    const source = await new DataSource({ type, database, busyTimeout: 5_000 }).initialize();
    try {
      await this.reading(source.query('VACUUM INTO ?', [path]));
    } finally {
      await source.destroy();
    }
  }

  /** Waits for what was to be written, then closes; from now on nothing more is. */
  async close(): Promise<void> {
    this.closing = true;
    await this.last;
    if (this.reader !== this.writer) await this.reader.destroy();
    await this.prepared?.release();
    await this.writer.destroy();
  }

  private async transaction<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
    const runner = this.writer.createQueryRunner();
    const ask = asker(await this.runBy(runner), this.dialect);
    try {
      await ask(this.dialect.begin);
      try {
        const result = await work(ask);
        await ask('COMMIT');
        return result;
      } catch (error) {
        await rollBack(ask);
        throw error;
      }
    } finally {
      await runner.release();
    }
  }

  private async atOnce(writes: readonly Write[]): Promise<void> {
    const runner = this.writer.createQueryRunner();
    try {
      if (this.dialect.name === 'sqlite') await runAtOnce(await runner.connect(), writes);
      else await sendAtOnce(runner, writes);
    } catch (error) {
      throw storeFailure(error);
    } finally {
      await runner.release();
    }
  }

  private async runBy(runner: QueryRunner): Promise<Run> {
    if (this.dialect.name !== 'sqlite')
      return async (sql, values) => {
        const { records, affected } = await runner.query(sql, values, true);
        return { rows: records, affected: affected ?? 0 };
      };
    const prepared = this.preparedOn(await runner.connect());
    return (sql, values) => prepared.run(sql, values);
  }

  /** SQLite's writes pass through one connection, which keeps its statements ready. */
  private preparedOn(connection: sqlite3.Database): PreparedStatements {
    this.prepared ??= new PreparedStatements(connection);
    return this.prepared;
  }
}

type Run = (sql: string, values: Value[]) => Promise<Answered>;

const noted = (): void => undefined;

/** Some faults (a full disk, a lost connection) end the transaction by themselves: nothing is left to undo. */
async function rollBack(ask: Ask): Promise<void> {
  await ask('ROLLBACK').catch(() => undefined);
}

function asker(run: Run, dialect: Dialect): Ask {
  const ask = async (sql: string, values: Value[] = []): Promise<Answered> => {
    try {
      return await run(dialect.placed(sql), values);
    } catch (error) {
      throw storeFailure(error);
    }
  };
  return Object.assign(ask, { dialect });
}
