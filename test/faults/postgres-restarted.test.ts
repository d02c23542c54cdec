import { setTimeout as pause } from 'node:timers/promises';
import { onPostgres } from '../store/support/each-database';
import { Crowd } from './support/crowd';
import { DeskProcess } from './support/desk-process';
import { brokenPromises, withStoreOf } from './support/hold-against';
import { repeated } from './support/length';
import { type OwnPostgres, startOwnPostgres } from './support/own-postgres';

onPostgres('a database server that is restarted while customers talk', () => {
  let postgres: OwnPostgres;
  let desk: DeskProcess;
  beforeAll(async () => {
    postgres = await startOwnPostgres();
    desk = await DeskProcess.prepare({ environment: { DATABASE_URL: postgres.url } });
    await desk.start();
  }, 120_000);
  afterAll(async () => {
    await desk.remove();
    await postgres.remove();
  });

  it(
    'delays customers, and loses nothing; nor does a kill of the desk on it',
    async () => {
      const crowd = new Crowd(8, { url: desk.url });
      for (let time = 0; time < repeated(2, 10); time++) {
        await pause(800);
        await postgres.restart();
        await pause(800);
        await desk.end('SIGKILL');
        await desk.start();
      }
      await crowd.finish();
      expect(await desk.end('SIGTERM')).toBe(0);
      expect(await withStoreOf(desk, store => brokenPromises(store, crowd.customers))).toEqual([]);
    },
    repeated(180_000, 900_000),
  );
});
