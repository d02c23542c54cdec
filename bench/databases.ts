import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DataSource } from 'typeorm';

/** A kind of database to measure on, and how a fresh one of it is had. */
export interface BenchDatabase {
  name: 'SQLite' | 'PostgreSQL';
  /** @returns the address of an empty database; a file lies in the folder. */
  fresh(folder: string): Promise<string>;
}

/** SQLite, and the PostgreSQL that BENCH_POSTGRES_URL names (`npm run bench` starts one where it can). */
export function benchDatabases(): BenchDatabase[] {
  const server = process.env.BENCH_POSTGRES_URL;
  return [
    { name: 'SQLite', fresh: async folder => `sqlite:${join(folder, 'desk.sqlite')}` },
    ...(server
      ? [{ name: 'PostgreSQL' as const, fresh: () => freshPostgres(new URL(server)) }]
      : []),
  ];
}

async function freshPostgres(server: URL): Promise<string> {
  const name = `bench_${randomBytes(6).toString('hex')}`;
  const source = new DataSource({ type: 'postgres', url: server.href, installExtensions: false });
  await source.initialize();
  await source.query(`CREATE DATABASE ${name}`);
  await source.destroy();
  return Object.assign(server, { pathname: `/${name}` }).href;
}
