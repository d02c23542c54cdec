import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import pino from 'pino';
import { openApp } from '../src/app';
import { readSettings } from '../src/config/read-settings';
import { walk } from './walk';
import { plainWaterfall } from './waterfall';

/**
 * A durable turn of the complaint walk in process (SQLite, synchronous FULL, encrypted) against a turn of
 * a plain botbuilder waterfall with MemoryStorage, which keeps nothing: turns per second and their ratio,
 * in one run, 32 conversations at once, the median of several rounds.
 */
const atOnce = 32;
const rounds = 5;
const walksEach = 4;

let conversations = 0;

function messageOf(conversation: string, text: string): Activity {
  return {
    type: 'message',
    channelId: 'directline',
    serviceUrl: 'urn:paragon:desk',
    conversation: { id: conversation },
    from: { id: 'customer', name: '' },
    recipient: { id: 'desk', name: '' },
    locale: 'vi',
    text,
  } as Activity;
}

/** Walks many conversations at once. @returns turns per second. */
async function turnsPerSecond(turn: (activity: Activity) => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  const talk = async () => {
    for (let walks = 0; walks < walksEach; walks++) {
      const conversation = `bench-${++conversations}`;
      for (const words of walk) await turn(messageOf(conversation, words));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, talk));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return (atOnce * walksEach * walk.length) / seconds;
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-bench-'));
  const app = await openApp({
    settings: readSettings({ ...process.env, DATA_DIR: dataDir }),
    logger: pino({ level: 'silent' }),
  });
  const desk = (activity: Activity) => app.turns.receive({ activity });
  const plain = plainWaterfall(walk.length + 1);
  const measured: { desk: number[]; plain: number[] } = { desk: [], plain: [] };
  await turnsPerSecond(desk);
  await turnsPerSecond(plain);
  for (let round = 0; round < rounds; round++) {
    measured.plain.push(await turnsPerSecond(plain));
    measured.desk.push(await turnsPerSecond(desk));
  }
  const filed = (await app.store.cases.page({ limit: 1 })).length;
  await app.close();
  await rm(dataDir, { recursive: true, force: true });
  if (filed === 0) throw new Error('the walk filed no case: this measured something else');
  const [kept, plainly] = [median(measured.desk), median(measured.plain)];
  process.stdout.write(
    `${[
      `turns per second, ${atOnce} conversations at once, median of ${rounds} rounds`,
      `  waterfall, MemoryStorage   ${plainly.toFixed(0)}`,
      `  the desk, durable          ${kept.toFixed(0)}`,
      `  a turn of the desk costs   ${(plainly / kept).toFixed(2)} x`,
    ].join('\n')}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
