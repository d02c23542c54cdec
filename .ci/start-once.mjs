/**
 * Starts the desk as `npm start` does, on a free port with a fresh data folder, asks until it says that
 * it is healthy, stops it by SIGTERM and expects it to end well.
 * Usage: node start-once.mjs DATA-FOLDER
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const patience = 120_000;
const port = await freePort();
const desk = spawn(process.execPath, ['scripts/start.mjs'], {
  env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: process.argv[2] },
  stdio: ['ignore', 'inherit', 'inherit'],
});
const ended = once(desk, 'exit');
const giveUp = setTimeout(() => desk.kill('SIGKILL'), patience);

const begun = performance.now();
const early = ended.then(([code, signal]) => ({ ended: signal ?? code }));
const outcome = await Promise.race([isHealthy(), early]);
if ('ended' in outcome) fail(`it ended with ${outcome.ended} before it was ready`);
console.log(`Ready after ${Math.round(performance.now() - begun)} ms`);

desk.kill('SIGTERM');
const [code, signal] = await ended;
clearTimeout(giveUp);
if (code !== 0) fail(`it ended with ${signal ?? code} after SIGTERM`);
console.log('Stopped well');

async function isHealthy() {
  for (;;) {
    try {
      const { ok } = await fetch(`http://127.0.0.1:${port}/healthz`);
      if (ok) return { healthy: true };
    } catch {
      // It does not listen yet.
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address();
  server.close();
  await once(server, 'close');
  return free;
}

function fail(why) {
  desk.kill('SIGKILL');
  console.error(`The desk did not start and stop as it should: ${why}`);
  process.exit(1);
}
