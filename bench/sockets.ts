import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startDesk } from './bench-process';
import { WebCustomer } from './web-customer';

/** The memory of one desk with many open widgets, each greeted and waiting. Usage: `sockets.js [5000]`. */
const wanted = Number(process.argv[2] ?? 5_000);
const atOnce = 50;

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-bench-sockets-'));
  const desk = await startDesk(dataDir);
  const before = megabytes(desk.pid);
  const open: WebCustomer[] = [];
  while (open.length < wanted)
    open.push(
      ...(await Promise.all(
        Array.from({ length: atOnce }, () => WebCustomer.arrive(`http://127.0.0.1:${desk.port}`)),
      )),
    );
  await pause(3_000);
  const after = megabytes(desk.pid);
  const start = performance.now();
  await Promise.all(open.slice(0, 32).map(customer => customer.say('Xin chào')));
  const answeredInMs = performance.now() - start;
  const alive = open.filter(({ socket }) => socket.readyState === socket.OPEN).length;
  if (alive < open.length) throw new Error(`only ${alive} of ${open.length} sockets stayed open`);
  process.stdout.write(
    `${[
      `memory of the desk's process (resident)`,
      `  after its start          ${before.toFixed(0)} MB`,
      `  with ${open.length} open sockets   ${after.toFixed(0)} MB`,
      `  32 of them, answered at once in ${answeredInMs.toFixed(0)} ms`,
    ].join('\n')}\n`,
  );
  for (const customer of open) customer.leave();
  await desk.stop();
  await rm(dataDir, { recursive: true, force: true });
}

const megabytes = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1024;

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
