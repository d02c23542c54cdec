import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from 'sqlite3';
import { Crowd } from './support/crowd';
import { DeskProcess } from './support/desk-process';
import { brokenPromises, withStoreOf } from './support/hold-against';

/** Shorter than the desk waits for another writer before it gives a turn up. */
const shortLockMs = 1_500;

describe('a database that another process has locked', () => {
  let desk: DeskProcess;
  beforeAll(async () => {
    desk = await DeskProcess.prepare();
    await desk.start();
  });
  afterAll(() => desk.remove());

  it('delays customers, and loses nothing', async () => {
    const crowd = new Crowd(8, { url: desk.url });
    const file = join(desk.dataDir, 'desk.sqlite');
    await locked(file, () => pause(shortLockMs));
    await pause(500);
    // A lock long enough that the desk refuses turns, and the customers send them again.
    await locked(file, () => untilRefused(crowd));
    await crowd.finish();
    expect(await desk.end('SIGTERM')).toBe(0);
    expect(await withStoreOf(desk, store => brokenPromises(store, crowd.customers))).toEqual([]);
  }, 120_000);
});

/** Never, when the desk refuses nothing: the test's own limit ends it then. */
async function untilRefused(crowd: Crowd): Promise<void> {
  const refused = () => crowd.customers.reduce((sum, { line }) => sum + line.again, 0);
  const before = refused();
  while (refused() === before) await pause(50);
}

/** Holds the writer's lock, as a copying or repairing tool does. */
async function locked(file: string, held: () => Promise<void>): Promise<void> {
  const database = new Database(file);
  await run(database, 'PRAGMA busy_timeout = 10000');
  await run(database, 'BEGIN IMMEDIATE');
  await held();
  await run(database, 'COMMIT');
  await new Promise<void>((resolve, reject) =>
    database.close(error => (error ? reject(error) : resolve())),
  );
}

const run = (database: Database, sql: string): Promise<void> =>
  new Promise((resolve, reject) => database.run(sql, error => (error ? reject(error) : resolve())));
