/**
 * The set-up that start, tests and the desk command share: packages from the lockfile, the server,
 * the pages. Each step is done where its sources have changed since, so that a second call costs some
 * milliseconds. Says what it does on stderr; standard output stays free for results.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './prepare-lock.mjs';
import { installPackages, packagesAreInstalled } from './prepare-packages.mjs';
import { fingerprint, isStamped, stamp } from './prepare-stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** In order. A step without its script (a part that is not there) is passed over. */
const steps = [
  {
    says: 'Installing the packages (the first time takes some minutes: SQLite may be compiled)',
    stamp: 'node_modules/.set-up/packages',
    sources: ['package-lock.json'],
    // Whoever ran npm by hand has no stamp: compare what is there.
    isDone: () => packagesAreInstalled(root),
    makes: ['node_modules/.package-lock.json'],
    run: () => installPackages(root),
  },
  {
    says: 'Building the server',
    stamp: 'dist/src/.built-from',
    sources: [
      'src',
      'bench',
      'locales',
      'tsconfig.json',
      'tsconfig.build.json',
      'package-lock.json',
    ],
    makes: ['dist/src'],
    run: () => {
      // What is no longer in the sources must not stay: migrations and commands are found by file.
      for (const made of ['dist/src', 'dist/locales'])
        rmSync(join(root, made), { recursive: true, force: true });
      rmSync(join(root, 'dist/.tsbuildinfo'), { force: true });
      node('node_modules/@typescript/native/bin/tsc', ['-p', 'tsconfig.build.json']);
    },
  },
  {
    web: true,
    says: 'Building the pages',
    script: 'scripts/build-web.mjs',
    stamp: 'dist/web/.built-from',
    sources: [
      'web',
      'locales',
      'scripts/build-web.mjs',
      'scripts/fetch-webchat.mjs',
      'package-lock.json',
    ],
    // Fetched by the script itself, which checks it against a pinned hash.
    leaveOut: path => path === 'web/vendor',
    makes: ['dist/web', 'web/vendor'],
    run: () => node('scripts/build-web.mjs'),
  },
];

/**
 * @param options.web whether the pages are needed too; `desk` works without.
 * @throws Error where a step fails; its program has said why on stderr.
 */
export async function prepare({ web = true } = {}) {
  const isWanted = step =>
    (web || !step.web) && (!step.script || existsSync(join(root, step.script)));
  const wanted = steps.filter(isWanted);
  if (wanted.every(isDone)) return;
  await alone(root, () => {
    for (const step of wanted) if (!isDone(step)) perform(step);
  });
}

function isDone(step) {
  return (
    step.makes.every(path => existsSync(join(root, path))) &&
    isStamped(join(root, step.stamp), fingerprintOf(step))
  );
}

function perform(step) {
  const madeFrom = fingerprintOf(step);
  if (!step.isDone?.()) {
    process.stderr.write(`${step.says} …\n`);
    rmSync(join(root, step.stamp), { force: true });
    step.run();
  }
  stamp(join(root, step.stamp), madeFrom);
}

function fingerprintOf({ sources, leaveOut }) {
  return fingerprint(root, sources, leaveOut);
}

function node(script, args = []) {
  const { status, signal } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0)
    throw new Error(
      `${script} failed (${signal ?? `exit code ${status}`}); what it said stands above`,
    );
}
