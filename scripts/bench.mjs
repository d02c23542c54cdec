/**
 * `npm run bench`: sets up what is missing and runs the benches one after the other, each in a process of
 * its own; what is given after `--` names those wanted (`npm run bench -- turns http`). Every figure is a
 * ratio of two things measured in one run: the absolute ones say as much about the machine.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
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
    env: { ...process.env, LOG_LEVEL: 'silent' },
  });
  if (status !== 0) process.exitCode = 1;
}
