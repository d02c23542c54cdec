import { createHash, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DeskProcess } from './support/desk-process';
import { withStoreOf } from './support/hold-against';
import { repeated } from './support/length';

const app = { ZALO_APP_ID: '3482178216594085616', ZALO_APP_SECRET: 'app-secret-of-the-test' };
const oaSecret = 'oa-secret-of-the-test';
const customers = 20;

/** A message as Zalo sends it; without tokens the desk keeps its answers, and asks nobody outside. */
function message(number: number): { body: string; mac: string } {
  const timestamp = String(1_772_416_800_000 + number);
  const body = JSON.stringify({
    ...{ app_id: app.ZALO_APP_ID, event_name: 'user_send_text', timestamp },
    sender: { id: String(1_000 + (number % customers)) },
    recipient: { id: '1' },
    message: { msg_id: `m${number}`, text: `xin chào ${number}` },
  });
  const signed = `${app.ZALO_APP_ID}${body}${timestamp}${oaSecret}`;
  return { body, mac: createHash('sha256').update(signed).digest('hex') };
}

describe('a desk that is killed while a messaging provider delivers', () => {
  let desk: DeskProcess;
  beforeAll(async () => {
    desk = await DeskProcess.prepare({ environment: { ...app, ZALO_OA_SECRET: oaSecret } });
  });
  afterAll(() => desk.remove());

  /** As the provider does: again, until it is acknowledged. */
  async function deliver(number: number): Promise<void> {
    const { body, mac } = message(number);
    const headers = { 'content-type': 'application/json', 'x-zevent-signature': `mac=${mac}` };
    for (;;) {
      const answer = await fetch(`${desk.url}/channels/zalo`, {
        method: 'POST',
        body,
        headers,
      }).catch(() => undefined);
      await answer?.text();
      if (answer?.status === 200) return;
      await pause(50);
    }
  }

  it(
    'has answered each acknowledged message once in the end',
    async () => {
      await desk.start();
      let [next, killing] = [0, true];
      const numbers: number[] = [];
      const line = async (): Promise<void> => {
        while (killing) {
          const number = next++;
          await deliver(number);
          numbers.push(number);
        }
      };
      const lines = Array.from({ length: 6 }, line);
      for (let kill = 0; kill < repeated(2, 60); kill++) {
        await pause(randomInt(100, 600));
        await desk.end('SIGKILL');
        await desk.start();
      }
      killing = false;
      await Promise.all(lines);
      while (!(await figures(desk.url)).includes('desk_inbound_waiting 0')) await pause(100);
      expect(await desk.end('SIGTERM')).toBe(0);

      expect(numbers.length).toBeGreaterThan(0);
      await withStoreOf(desk, async ({ log, outbox }) => {
        for (let customer = 0; customer < customers; customer++) {
          const entries = await log.after(`zalo:${1_000 + customer}`, 0);
          const wanted = numbers.filter(number => number % customers === customer);
          const heard = entries.flatMap(({ incomingId }) => incomingId ?? []);
          expect(heard.toSorted()).toEqual(wanted.map(number => `m${number}`).toSorted());
          expect(entries.filter(({ from }) => from === 'bot')).toHaveLength(wanted.length);
        }
        expect(await outbox.waiting()).toBe(numbers.length);
      });
    },
    repeated(120_000, 900_000),
  );
});

const figures = async (url: string): Promise<string> => (await fetch(`${url}/metrics`)).text();
