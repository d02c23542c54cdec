import { setTimeout as pause } from 'node:timers/promises';
import sqlite3 from 'sqlite3';
import type { DataSourceOptions } from 'typeorm';
import { DeskError } from '../../domain/errors';
import { entitySchemas } from '../entities';
import { migrations } from '../migrations';
import { atOnceTable } from './at-once';
import { surviveBrokenConnections } from './broken-connections';
import { Database } from './database';
import { postgres, sqlite } from './dialect';
import { DataSource, QueryFailedError } from './orm';

const busyTimeoutMs = 5_000;
/** How long a process waits for another one that migrates. */
const migrationTimeoutMs = 600_000;
/** Together as long as other writers wait. */
const [mostTries, pauseMs] = [100, 50];
const poolSize = 10;
/** Any fixed number: processes that start at once migrate one after the other. */
const migrationLock = 7_264_911;
/** WAL pages (4 KB) before SQLite copies them into the file: fewer, larger copies than its 1,000. */
const checkpointPages = 4_000;

/** The upper pages of all indexes of a big desk; SQLite's own 2 MB read them again and again. */
const cacheKilobytes = 32_768;

const common = { logging: false, synchronize: false, migrationsTableName: 'migration' } as const;

/**
 * TypeORM asks for sqlite3's verbose mode, which records a stack trace for every query and costs more
 * than the query. This driver is the same without it.
 */
const quietDriver = { ...sqlite3, verbose: () => sqlite3 };

/**
 * Opens `sqlite:/path/file.db` or `postgres://…` and brings its tables up to date.
 * @throws DeskError `database-url-invalid`, and what the driver throws when it cannot connect.
 */
export async function openDatabase(url: string): Promise<Database> {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length));
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  throw new DeskError(
    'database-url-invalid',
    'the database URL begins with sqlite: or postgres://',
  );
}

async function openSqlite(database: string): Promise<Database> {
  const options = {
    ...common,
    type: 'sqlite',
    database,
    driver: quietDriver,
    busyTimeout: busyTimeoutMs,
    entities: entitySchemas(sqlite),
  } as const satisfies DataSourceOptions;
  const writer = new DataSource({ ...options, migrations });
  await writer.initialize();
  const reader = new DataSource(options);
  try {
    await writeAhead(writer);
    await writer.query('PRAGMA synchronous = FULL');
    // Deleted rows are overwritten: an erased key must not be left in a free part of a page.
    await writer.query('PRAGMA secure_delete = FAST');
    await writer.query(`PRAGMA cache_size = ${-cacheKilobytes}`);
    await writer.query(`PRAGMA wal_autocheckpoint = ${checkpointPages}`);
    await migrateSqlite(writer);
    await writer.query('PRAGMA temp_store = MEMORY');
    await writer.query(atOnceTable);
    await reader.initialize();
    await reader.query('PRAGMA query_only = ON');
  } catch (error) {
    if (reader.isInitialized) await reader.destroy();
    await writer.destroy();
    throw error;
  }
  return new Database(sqlite, writer, reader);
}

/** The first process of a new file changes its journal for good; one that starts with it waits for that. */
async function writeAhead(writer: DataSource): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await writer.query('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      // SQLite does not wait here, whatever its timeout says.
      if (tries === mostTries || !isBusy(error)) throw error;
      await pause(pauseMs);
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof QueryFailedError &&
  (error.driverError as { code?: unknown }).code === 'SQLITE_BUSY';

/** In one transaction that keeps other writers out: of processes that start at once, one migrates. */
async function migrateSqlite(writer: DataSource): Promise<void> {
  await writer.query(`PRAGMA busy_timeout = ${migrationTimeoutMs}`);
  await writer.query('BEGIN IMMEDIATE');
  try {
    await writer.runMigrations({ transaction: 'none' });
    await writer.query('COMMIT');
  } catch (error) {
    await writer.query('ROLLBACK');
    throw error;
  }
  await writer.query(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
}

async function openPostgres(url: string): Promise<Database> {
  const source = new DataSource({
    ...common,
    type: 'postgres',
    url,
    applicationName: 'privacy-desk',
    installExtensions: false,
    poolSize,
    extra: { pipeline: true },
    // A connection that breaks while idle is replaced by the pool; a query that meets a broken one fails by itself.
    poolErrorHandler: () => undefined,
    entities: entitySchemas(postgres),
    migrations,
  });
  await source.initialize();
  surviveBrokenConnections(source);
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await source.runMigrations({ transaction: 'each' });
    await lock.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    await lock.release();
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return new Database(postgres, source, source);
}
