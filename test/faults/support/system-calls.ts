import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';

/** What a process did to the write-ahead log and to its sockets, in the order in which it came to pass. */
export type Deed =
  | { kind: 'log-written' }
  | { kind: 'log-on-disk' }
  /** Something went out; `text` as strace shows it. */
  | { kind: 'sent'; text: string };

/** Why system calls cannot be watched here, if so. */
export function noWatchBecause(): string | undefined {
  const { status } = spawnSync('strace', ['-V'], { stdio: 'ignore' });
  return status === 0 ? undefined : 'strace is not there';
}

/** Watches a running process with strace. */
export class SystemCalls {
  private constructor(
    private readonly strace: ChildProcess,
    private readonly file: string,
  ) {}

  /** Resolves when nothing escapes it any more. @throws Error where the process may not be watched. */
  static async watch(pid: number, file: string): Promise<SystemCalls> {
    const calls = 'trace=pwrite64,fdatasync,fsync,write,writev';
    const strace = spawn(
      'strace',
      ['-f', '-y', '-s', '2048', '-e', calls, '-o', file, '-p', `${pid}`],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    await new Promise<void>((resolve, reject) => {
      strace.stderr?.once('data', piece =>
        /attached/.test(String(piece)) ? resolve() : reject(new Error(String(piece))),
      );
      strace.once('error', reject);
    });
    return new SystemCalls(strace, file);
  }

  async end(): Promise<Deed[]> {
    const ended = once(this.strace, 'exit');
    this.strace.kill('SIGINT');
    await ended;
    return deedsIn(await readFile(this.file, 'utf8'));
  }
}

/** A call that lasts is shown twice: when it begins and, by its thread, when it is done. */
function deedsIn(trace: string): Deed[] {
  const syncing = new Set<string>();
  return trace.split('\n').flatMap((line): Deed[] => {
    const [, thread = '', call = ''] = /^(\d+) +(.*)$/s.exec(line) ?? [];
    const isOfLog = /^\w+\(\d+<[^>]*-wal>/.test(call);
    if (isOfLog && call.startsWith('pwrite64')) return [{ kind: 'log-written' }];
    if (isOfLog && /^f(data)?sync/.test(call)) {
      if (!call.includes('unfinished')) return [{ kind: 'log-on-disk' }];
      syncing.add(thread);
      return [];
    }
    if (/^<\.\.\. f(data)?sync resumed>/.test(call))
      return syncing.delete(thread) ? [{ kind: 'log-on-disk' }] : [];
    return /^writev?\(\d+<(TCP|socket)/.test(call) ? [{ kind: 'sent', text: call }] : [];
  });
}
