import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, startDesk, startProcess } from './bench-process';
import { walk } from './walk';
import { post, WebCustomer } from './web-customer';

/**
 * Turns per second through HTTP: the desk's Direct Line (a durable turn, its answer by the customer's
 * socket) against a restify and botbuilder echo that keeps nothing, driven by the same process with the
 * same words, 32 conversations at once, round by round in one run.
 */
const atOnce = 32;
const rounds = 5;
const walksEach = 2;

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-bench-http-'));
  const desk = await startDesk(dataDir);
  const echo = await startProcess('bench/echo-server.js');
  const measured: { desk: number[]; echo: number[] } = { desk: [], echo: [] };
  for (let round = 0; round <= rounds; round++) {
    const ofEcho = await turnsPerSecond(() => echoTalk(`http://127.0.0.1:${echo.port}`));
    const ofDesk = await turnsPerSecond(() => deskTalk(`http://127.0.0.1:${desk.port}`));
    // The first round warms both up.
    if (round === 0) continue;
    measured.echo.push(ofEcho);
    measured.desk.push(ofDesk);
  }
  await Promise.all([desk.stop(), echo.stop()]);
  await rm(dataDir, { recursive: true, force: true });
  const [kept, echoed] = [median(measured.desk), median(measured.echo)];
  process.stdout.write(
    `${[
      `turns per second through HTTP, ${atOnce} conversations at once, median of ${rounds} rounds`,
      `  restify and botbuilder echo   ${echoed.toFixed(0)}`,
      `  the desk, durable             ${kept.toFixed(0)}`,
      `  the desk makes                ${(kept / echoed).toFixed(2)} x as many`,
    ].join('\n')}\n`,
  );
}

async function turnsPerSecond(talk: () => Promise<Talk>): Promise<number> {
  const talks = await Promise.all(Array.from({ length: atOnce * walksEach }, () => talk()));
  const start = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let own = talks.pop(); own; own = talks.pop())
        for (const text of walk) await own.say(text);
    }),
  );
  const turns = atOnce * walksEach * walk.length;
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
