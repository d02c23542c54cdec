import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A server under measurement, as a process of its own. */
export interface BenchProcess {
  readonly pid: number;
  /** The first port that it named when it was ready. */
  readonly port: number;
  /** Milliseconds from its start until it was ready. */
  readonly startedInMs: number;
  stop(): Promise<void>;
}

/** Starts a built script, named from `dist`, and waits until it says that it is ready. */
export async function startProcess(
  script: string,
  environment: Record<string, string> = {},
): Promise<BenchProcess> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(__dirname, '..', script)], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await readyPort(child);
  return {
    pid: child.pid ?? 0,
    port,
    startedInMs: performance.now() - start,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export const startDesk = (dataDir: string, databaseUrl?: string): Promise<BenchProcess> =>
  startProcess('src/index.js', {
    DATA_DIR: dataDir,
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    PORT: '0',
    LOG_LEVEL: 'warn',
    // Each customer has an address of her own: the limits are per address.
    TRUST_PROXY: '1',
  });

function readyPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (piece: Buffer) => {
      const [, port] =
        /is ready.*?:\s?(\d+)/.exec(String(piece).replace('http://127.0.0.1', '')) ?? [];
      if (port) resolve(Number(port));
    });
    child.once('exit', code => reject(new Error(`it ended with ${code} before it was ready`)));
  });
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
