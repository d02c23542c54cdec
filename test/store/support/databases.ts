import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';

/** A place for one test's store: an empty database and an empty data folder. */
export interface Place {
  databaseUrl: string;
  dataDir: string;
  /** A second, independent way into the same database, for tests that look at it or tamper with it. */
  connect(): Promise<DataSource>;
  remove(): Promise<void>;
}

export async function sqlitePlace(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-store-'));
  const database = join(dataDir, 'desk.db');
  return {
    databaseUrl: `sqlite:${database}`,
    dataDir,
    connect: () => new DataSource({ type: 'sqlite', database, busyTimeout: 5000 }).initialize(),
    remove: () => rm(dataDir, { recursive: true }),
  };
}

export async function postgresPlace(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-store-'));
  const name = `desk_${randomBytes(6).toString('hex')}`;
  const url = new URL(process.env.TEST_POSTGRES_URL ?? '');
  await asAdministrator(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  return {
    databaseUrl: url.href,
    dataDir,
    connect: () =>
      new DataSource({ type: 'postgres', url: url.href, installExtensions: false }).initialize(),
    remove: async () => {
      await asAdministrator(`DROP DATABASE ${name} WITH (FORCE)`);
      await rm(dataDir, { recursive: true });
    },
  };
}

async function asAdministrator(statement: string): Promise<void> {
  const url = process.env.TEST_POSTGRES_URL ?? '';
  const source = await new DataSource({
    type: 'postgres',
    url,
    installExtensions: false,
  }).initialize();
  try {
    await source.query(statement);
  } finally {
    await source.destroy();
  }
}
