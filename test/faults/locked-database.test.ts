import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from 'sqlite3';
import { Crowd } from './support/crowd';
import { DeskProcess } from './support/desk-process';
import { brokenPromises, withStoreOf } from './support/hold-against';

/** Longer than the desk waits for another writer before it gives a turn up, which is 5 seconds. */
const longLockMs = 6_500;
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
    for (const lockMs of [shortLockMs, longLockMs]) {
      await pause(500);
      await locked(join(desk.dataDir, 'desk.sqlite'), lockMs);
    }
    await crowd.finish();
    // The long lock was one: the desk refused turns, and the customers sent them again.
    const again = crowd.customers.reduce((sum, { line }) => sum + line.again, 0);
    expect(again).toBeGreaterThan(0);
    expect(await desk.end('SIGTERM')).toBe(0);
    expect(await withStoreOf(desk, store => brokenPromises(store, crowd.customers))).toEqual([]);
  }, 120_000);
});

/** Holds the writer's lock, as a copying or repairing tool does. */
async function locked(file: string, milliseconds: number): Promise<void> {
  const database = new Database(file);
  await run(database, 'PRAGMA busy_timeout = 10000');
  await run(database, 'BEGIN IMMEDIATE');
  await pause(milliseconds);
  await run(database, 'COMMIT');
  await new Promise<void>((resolve, reject) =>
    database.close(error => (error ? reject(error) : resolve())),
  );
}

const run = (database: Database, sql: string): Promise<void> =>
  new Promise((resolve, reject) => database.run(sql, error => (error ? reject(error) : resolve())));
