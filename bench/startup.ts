import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, startDesk, startProcess } from './bench-process';

/** From the second start of the desk to ready, against restify and botbuilder alone, by turns. */
const rounds = 9;

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-bench-startup-'));
  const first = await startDesk(dataDir);
  await first.stop();
  const measured: { desk: number[]; bare: number[] } = { desk: [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    const bare = await startProcess('bench/bare-server.js');
    measured.bare.push(bare.startedInMs);
    await bare.stop();
    const desk = await startDesk(dataDir);
    measured.desk.push(desk.startedInMs);
    await desk.stop();
  }
  await rm(dataDir, { recursive: true, force: true });
  const [desk, bare] = [median(measured.desk), median(measured.bare)];
  process.stdout.write(
    `${[
      `milliseconds from start to ready, median of ${rounds}`,
      `  restify and botbuilder   ${bare.toFixed(0)}`,
      `  the desk, second start   ${desk.toFixed(0)} (the first: ${first.startedInMs.toFixed(0)})`,
      `  the desk takes           ${(desk / bare).toFixed(2)} x`,
    ].join('\n')}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
