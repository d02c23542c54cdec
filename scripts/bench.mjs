/**
 * `npm run bench`: sets up what is missing and runs the benches one after the other, each in a process of
 * its own; what is given after `--` names those wanted (`npm run bench -- turns http`). Every figure is a
 * ratio of two things measured in one run: the absolute ones say as much about the machine. A PostgreSQL is
 * started for the rows that need one, unless BENCH_POSTGRES_URL names a server; where none can be had, these
 * rows are missing.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

const all = ['turns', 'store', 'http', 'sockets', 'startup', 'understanding'];
const wanted = process.argv.length > 2 ? process.argv.slice(2) : all;

try {
  await prepare();
} catch (error) {
  process.stderr.write(`The benches could not be set up: ${error.message}\n`);
  process.exit(1);
}
const [cpu] = cpus();
process.stdout.write(
  `Node ${process.version}, ${cpus().length} x ${cpu?.model.trim()}, load ${loadavg()[0].toFixed(1)} at the start\n`,
);
const postgres = process.env.BENCH_POSTGRES_URL ? undefined : await startPostgres();
const BENCH_POSTGRES_URL = process.env.BENCH_POSTGRES_URL ?? postgres?.url ?? '';
for (const name of wanted) {
  const script = fileURLToPath(new URL(`../dist/bench/${name}.js`, import.meta.url));
  if (!existsSync(script)) {
    process.stderr.write(`there is no bench ${name}; there are: ${all.join(', ')}\n`);
    process.exitCode = 1;
    continue;
  }
  process.stdout.write(`\n${name}\n`);
  const { status } = spawnSync(process.execPath, [script], {
    stdio: 'inherit',
    env: { ...process.env, LOG_LEVEL: 'silent', BENCH_POSTGRES_URL },
  });
  if (status !== 0) process.exitCode = 1;
}
await postgres?.stop();

/** The server of the fault suite: unlike that of the tests it waits for the disk. */
async function startPostgres() {
  const script = fileURLToPath(
    new URL('../test/faults/support/postgres-server.mjs', import.meta.url),
  );
  const child = spawn(process.execPath, [script, String(await freePort())], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for await (const url of createInterface({ input: child.stdout }))
    return {
      url,
      async stop() {
        child.stdin.end();
        await ended;
      },
    };
  process.stderr.write('no PostgreSQL could be started: its rows are left out\n');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
