import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Crowd } from './support/crowd';
import { DeskProcess } from './support/desk-process';
import { SocketEar } from './support/ear';
import { brokenPromises, withStoreOf } from './support/hold-against';
import { repeated } from './support/length';

describe('a desk that is asked to stop while customers talk', () => {
  let desk: DeskProcess;
  beforeAll(async () => {
    desk = await DeskProcess.prepare();
  });
  afterAll(() => desk.remove());

  it(
    'finishes what is under way, tells open sockets to come back, and ends with 0',
    async () => {
      await desk.start();
      const crowd = new Crowd(12, { url: desk.url });
      for (let stop = 0; stop < repeated(2, 20); stop++) {
        await pause(randomInt(500, 1_500));
        expect(await desk.end('SIGTERM')).toBe(0);
        await desk.start();
      }
      await crowd.finish();
      expect(await desk.end('SIGTERM')).toBe(0);
      expect(await withStoreOf(desk, store => brokenPromises(store, crowd.customers))).toEqual([]);
      const reasons = crowd.customers.flatMap(({ ear }) =>
        ear instanceof SocketEar ? ear.reasons : [],
      );
      expect(new Set(reasons)).toEqual(new Set(['1001 restarting']));
    },
    repeated(120_000, 600_000),
  );
});

describe('a desk that is asked to stop as soon as it is ready', () => {
  let desk: DeskProcess;
  beforeAll(async () => {
    desk = await DeskProcess.prepare();
  });
  afterAll(() => desk.remove());

  it(
    'ends its start first, and then with 0',
    async () => {
      for (let stop = 0; stop < repeated(3, 20); stop++) {
        await desk.start();
        expect(await desk.end('SIGTERM')).toBe(0);
      }
      expect(desk.said.filter(piece => piece.includes('could not start'))).toEqual([]);
    },
    repeated(120_000, 600_000),
  );
});
