import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import pino from 'pino';
import { type App, openApp } from '../src/app';
import { readSettings } from '../src/config/read-settings';
import { median } from './bench-process';
import { benchDatabases } from './databases';
import { englishWalk, walkLength, walkOf } from './walk';
import { plainWaterfall, promptedWaterfall } from './waterfall';

/**
 * A durable turn of the complaint walk in process (encrypted, on the disk) against a turn of a botbuilder
 * waterfall with MemoryStorage, which keeps nothing: one of plain texts, and one of the SDK's own prompts.
 * Turns a second and their ratio, in one run, 32 conversations at once, the median of several rounds.
 */
const atOnce = 32;
const rounds = 7;
const walksEach = 4;

type Turn = (activity: Activity) => Promise<unknown>;

let conversations = 0;

function messageOf(conversation: string, text: string, locale: string): Activity {
  return {
    type: 'message',
    channelId: 'directline',
    serviceUrl: 'urn:paragon:desk',
    conversation: { id: conversation },
    from: { id: 'customer', name: '' },
    recipient: { id: 'desk', name: '' },
    locale,
    text,
  } as Activity;
}

/** Walks many conversations at once. @returns turns per second. */
async function turnsPerSecond(turn: Turn, words = walkOf, locale = 'vi'): Promise<number> {
  const start = process.hrtime.bigint();
  const talk = async () => {
    for (let walks = 0; walks < walksEach; walks++) {
      const nth = ++conversations;
      // As the desk's own channel makes them: ids begin with the time.
      const id = `${Date.now().toString(36)}-bench-${nth}`;
      for (const text of words(nth)) await turn(messageOf(id, text, locale));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, talk));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return (atOnce * walksEach * walkLength) / seconds;
}

async function main(): Promise<void> {
  const plain = plainWaterfall(walkLength);
  const prompted = promptedWaterfall();
  const folder = await mkdtemp(join(tmpdir(), 'desk-bench-'));
  const desks: { name: string; app: App; measured: number[] }[] = [];
  for (const { name, fresh } of benchDatabases()) {
    const dataDir = join(folder, name);
    const settings = readSettings({
      ...process.env,
      ...{ DATA_DIR: dataDir, DATABASE_URL: await fresh(folder) },
    });
    const app = await openApp({ settings, logger: pino({ level: 'silent' }) });
    desks.push({ name, app, measured: [] });
  }
  const measured: { plain: number[]; prompted: number[] } = { plain: [], prompted: [] };
  for (let round = 0; round <= rounds; round++) {
    const ofPlain = await turnsPerSecond(plain.turn);
    const ofPrompted = await turnsPerSecond(prompted.turn, () => englishWalk, 'en');
    // The first round warms everything up.
    if (round > 0) measured.plain.push(ofPlain);
    if (round > 0) measured.prompted.push(ofPrompted);
    for (const desk of desks) {
      const rate = await turnsPerSecond(activity => desk.app.turns.receive({ activity }));
      if (round > 0) desk.measured.push(rate);
    }
  }
  const walks = (rounds + 1) * atOnce * walksEach;
  for (const { ended } of [plain, prompted]) check(ended(), walks);
  for (const { app } of desks) check(await filedIn(app), walks);
  for (const { app } of desks) await app.close();
  await rm(folder, { recursive: true, force: true });
  const [ofPlain, ofPrompted] = [median(measured.plain), median(measured.prompted)];
  const line = (what: string, rate: number, ratio = '') =>
    `  ${what.padEnd(34)}${rate.toFixed(0).padStart(6)}  ${ratio}`;
  const over = (rate: number) =>
    `${(ofPlain / rate).toFixed(2)} x plain, ${(ofPrompted / rate).toFixed(2)} x prompts`;
  process.stdout.write(
    `${[
      `turns a second, ${atOnce} conversations at once, median of ${rounds} rounds`,
      line('waterfall of texts, in memory', ofPlain),
      line('waterfall of SDK prompts, in memory', ofPrompted),
      ...desks.map(({ name, measured }) =>
        line(`the desk, durable on ${name}`, median(measured), `costs ${over(median(measured))}`),
      ),
    ].join('\n')}\n`,
  );
}

async function filedIn({ store }: App): Promise<number> {
  return (await store.cases.nearestDue({ states: [], offset: 0, limit: 1 })).total;
}

function check(ended: number, walks: number): void {
  if (ended !== walks)
    throw new Error(`${ended} of ${walks} walks came to their end: this measured something else`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
