import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Crowd } from './support/crowd';
import { DeskProcess } from './support/desk-process';
import { brokenPromises, withStoreOf } from './support/hold-against';
import { repeated } from './support/length';

const small = smallDisk();
const onSmallDisk = typeof small === 'string' ? describe : describe.skip;

onSmallDisk(
  `a disk that is full${typeof small === 'string' ? '' : ` (skipped: ${small.missing})`}`,
  () => {
    const folder = String(small);
    let desk: DeskProcess;
    beforeAll(async () => {
      desk = await DeskProcess.prepare({ dataDir: folder });
      await desk.start();
    });
    afterAll(async () => {
      await desk.remove();
      spawnSync('umount', [folder]);
      rmdirSync(folder);
    });

    it(
      'makes the desk refuse what it cannot keep, until there is room again',
      async () => {
        const crowd = new Crowd(8, { url: desk.url });
        for (let time = 0; time < repeated(2, 10); time++) {
          await pause(500);
          const before = refusals(crowd);
          await fill(join(folder, 'filler'));
          await until(() => refusals(crowd) > before + 20);
          await rm(join(folder, 'filler'));
        }
        await crowd.finish();
        expect(await desk.end('SIGTERM')).toBe(0);
        expect(await withStoreOf(desk, store => brokenPromises(store, crowd.customers))).toEqual(
          [],
        );
      },
      repeated(120_000, 600_000),
    );
  },
);

/** A disk of 24 MB of its own; only root can mount one. */
function smallDisk(): string | { missing: string } {
  const folder = mkdtempSync(join(tmpdir(), 'desk-small-disk-'));
  const { status, stderr, error } = spawnSync(
    'mount',
    ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder],
    { encoding: 'utf8' },
  );
  if (status === 0) return folder;
  rmdirSync(folder);
  return { missing: `no small disk can be mounted: ${error?.message ?? stderr.trim()}` };
}

/** Writes until nothing more fits. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const size of [1_048_576, 4_096, 1]) await writeAll(file, Buffer.alloc(size));
  } finally {
    await file.close();
  }
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, piece: Buffer): Promise<void> {
  for (;;)
    try {
      await file.write(piece);
    } catch {
      // ENOSPC is what is wanted here.
      return;
    }
}

const refusals = ({ customers }: Crowd): number =>
  customers.reduce((sum, { line }) => sum + line.again, 0);

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(50);
}
