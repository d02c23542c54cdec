/**
 * `npm test`: sets up what is missing and runs jest; what is given after `--` goes to jest. The last
 * line counts the tests: `N passed, N failed`, with `, N skipped` where any were.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';
import { countLine, skippedSuites } from './test-summary.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  await prepare();
} catch (error) {
  process.stderr.write(`The tests could not be set up: ${error.message}\n`);
  process.stdout.write('0 passed, 1 failed\n');
  process.exit(1);
}

const scratch = mkdtempSync(join(tmpdir(), 'desk-tests-'));
const results = join(scratch, 'results.json');
const { CI } = process.env;
const onCi = CI && CI !== 'false' ? ['--ci', '--maxWorkers=2'] : [];
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${results}`,
    ...onCi,
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    // Jest's own remarks and the table of coverage go to stderr: standard output is for the count.
    stdio: ['inherit', 2, 'inherit'],
  },
);
report(status ?? 1);

function report(exitCode) {
  let found;
  try {
    found = JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    // Jest ended before any test ran (a wrong option, no such test) and has said why.
    process.stdout.write(`0 passed, ${exitCode === 0 ? 0 : 1} failed\n`);
    process.exitCode = exitCode;
    return;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  for (const { file, reasons } of skippedSuites(found))
    process.stdout.write(`skipped: ${relative(root, file)}: ${reasons.join('; ')}\n`);
  process.stdout.write(`${countLine(found)}\n`);
  process.exitCode = exitCode;
}
