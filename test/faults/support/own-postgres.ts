import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './desk-process';

/** A PostgreSQL of a test's own, which it may restart. */
export interface OwnPostgres {
  readonly url: string;
  /** Breaks every connection, as a restart for maintenance does, and comes back. */
  restart(): Promise<void>;
  remove(): Promise<void>;
}

/** @throws Error where none can be had on this machine. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const script = join(__dirname, 'postgres-server.mjs');
  const child = spawn(process.execPath, [script, String(await freePort())], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the PostgreSQL of the test has ended');
    return value;
  };
  const url = await nextLine();
  return {
    url,
    async restart() {
      child.stdin.write('restart\n');
      await nextLine();
    },
    async remove() {
      child.stdin.end();
      await ended;
    },
  };
}
