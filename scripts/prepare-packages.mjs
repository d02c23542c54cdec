/**
 * Whether the packages that are installed are those of the lockfile, and their installation.
 * npm writes node_modules/.package-lock.json when it is done, so that an installation which was
 * broken off is seen as none.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Made by the installation's scripts, which `npm ci --ignore-scripts` leaves out. */
const compiled = 'node_modules/sqlite3/build/Release/node_sqlite3.node';

export function packagesAreInstalled(root) {
  const done = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(done)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const there = packagesOf(done);
  if ('node_modules/sqlite3' in wanted && !existsSync(join(root, compiled))) return false;
  return (
    Object.entries(there).every(([path, { version }]) => wanted[path]?.version === version) &&
    Object.entries(wanted).every(([path, { optional }]) => optional || path in there)
  );
}

/** @throws Error where npm fails; npm has said why. */
export function installPackages(root) {
  // Under `npm --silent` an error would not be shown; under NODE_ENV=production the compiler would be missing.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const own = process.env.npm_execpath;
  const [command, before] =
    own && basename(own).startsWith('npm') ? [process.execPath, [own]] : ['npm', []];
  const { status, error } = spawnSync(command, [...before, ...args], {
    cwd: root,
    // npm's list goes to stderr: standard output belongs to whoever asked for the set-up.
    stdio: ['ignore', 2, 2],
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (error) throw new Error(`npm could not be started: ${error.message}`);
  if (status !== 0) throw new Error('npm ci failed; what it said stands above');
}

function packagesOf(file) {
  const { '': _itself, ...packages } = JSON.parse(readFileSync(file, 'utf8')).packages;
  return packages;
}
