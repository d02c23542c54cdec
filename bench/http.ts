import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchProcess, median, startDesk, startProcess } from './bench-process';
import { benchDatabases } from './databases';
import { walkLength, walkOf } from './walk';
import { agent, post, WebCustomer } from './web-customer';

/**
 * Turns per second through HTTP: the desk's Direct Line (a durable turn, its answer by the customer's
 * socket) against a restify and botbuilder echo that keeps nothing, driven by the same process with the
 * same words, 32 conversations at once, round by round in one run.
 */
const atOnce = 32;
const rounds = 5;
const walksEach = 2;

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-bench-http-'));
  const desks: { name: string; process: BenchProcess; measured: number[] }[] = [];
  for (const { name, fresh } of benchDatabases()) {
    const desk = await startDesk(join(folder, name), await fresh(folder));
    desks.push({ name, process: desk, measured: [] });
  }
  const echo = await startProcess('bench/echo-server.js');
  const ofEcho: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    // The first round warms everything up.
    const echoed = await turnsPerSecond(() => echoTalk(`http://127.0.0.1:${echo.port}`));
    if (round > 0) ofEcho.push(echoed);
    for (const { process, measured } of desks) {
      const rate = await turnsPerSecond(() => deskTalk(`http://127.0.0.1:${process.port}`));
      if (round > 0) measured.push(rate);
    }
  }
  await Promise.all([echo, ...desks.map(desk => desk.process)].map(each => each.stop()));
  await rm(folder, { recursive: true, force: true });
  const echoed = median(ofEcho);
  process.stdout.write(
    `${[
      `turns per second through HTTP, ${atOnce} conversations at once, median of ${rounds} rounds`,
      `  restify and botbuilder echo   ${echoed.toFixed(0)}`,
      ...desks.map(({ name, measured }) => {
        const rate = median(measured);
        return `  the desk, durable on ${name}   ${rate.toFixed(0)}: ${(rate / echoed).toFixed(2)} x`;
      }),
    ].join('\n')}\n`,
  );
}

let walks = 0;

async function turnsPerSecond(talk: () => Promise<Talk>): Promise<number> {
  // A server may be about to close what was kept open while another one was measured.
  agent.destroy();
  const talks = await Promise.all(Array.from({ length: atOnce * walksEach }, () => talk()));
  const start = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let own = talks.pop(); own; own = talks.pop())
        for (const text of walkOf(walks++)) await own.say(text);
    }),
  );
  const turns = atOnce * walksEach * walkLength;
  return (turns / (performance.now() - start)) * 1_000;
}

interface Talk {
  say(text: string): Promise<void>;
}

const deskTalk = (base: string): Promise<Talk> => WebCustomer.arrive(base);

let conversations = 0;

async function echoTalk(base: string): Promise<Talk> {
  const id = `echo-${++conversations}`;
  return {
    async say(text) {
      const { activities } = await post<{ activities: object[] }>(`${base}/api/messages`, {
        ...{ type: 'message', id: '1', channelId: 'directline', serviceUrl: 'urn:none' },
        ...{ conversation: { id }, from: { id: 'customer' }, recipient: { id: 'bot' } },
        ...{ text, deliveryMode: 'expectReplies' },
      });
      if (activities.length === 0) throw new Error('the echo did not answer');
    },
  };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
