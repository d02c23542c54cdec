import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Crowd } from './support/crowd';
import { DeskProcess } from './support/desk-process';
import { brokenPromises, withStoreOf } from './support/hold-against';
import { repeated } from './support/length';

/** One kill in so many comes while the desk still starts. */
const inStart = 8;

describe('a desk that is killed at any moment', () => {
  let desk: DeskProcess;
  beforeAll(async () => {
    desk = await DeskProcess.prepare();
  });
  afterAll(() => desk.remove());

  it(
    'keeps every promise that it made',
    async () => {
      await desk.start();
      // On a busy machine a desk may not live long enough to answer, many times in a row.
      const crowd = new Crowd(12, { url: desk.url, patienceMs: 3_600_000 });
      const kills = repeated(12, 300);
      for (let kill = 1; kill <= kills; kill++) {
        await pause(randomInt(20, 1_200));
        await desk.end('SIGKILL');
        if (kill % inStart === 0) await killInStart(desk);
        await desk.start();
      }
      // On a busy machine few come to an end between two kills.
      while (crowd.customers.length <= kills) await pause(100);
      await crowd.finish();
      expect(await desk.end('SIGTERM')).toBe(0);
      const broken = await withStoreOf(desk, store => brokenPromises(store, crowd.customers));
      expect(broken).toEqual([]);
      // Else the kills met nobody.
      const again = crowd.customers.reduce((sum, { line }) => sum + line.again, 0);
      expect(again).toBeGreaterThan(kills);
    },
    repeated(180_000, 3_600_000),
  );
});

async function killInStart(desk: DeskProcess): Promise<void> {
  const starting = desk.start().catch(() => undefined);
  await pause(randomInt(100, 2_000));
  await desk.end('SIGKILL');
  await starting;
}
