import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `npm start` runs; another built desk can be named. */
const entry = join(
  process.env.DESK_DIST ?? join(__dirname, '..', '..', '..', 'dist'),
  'src',
  'index.js',
);

export interface DeskProcessOptions {
  /** Kept when the desk ends; without it a folder of its own is made, and removed by `remove`. */
  dataDir?: string;
  environment?: Record<string, string>;
}

/** The built desk as a process of its own on one port, which can be killed and started again. */
export class DeskProcess {
  /** Everything that it wrote, over all its lives: its log and what it says on its streams. */
  readonly said: string[] = [];
  private child: ChildProcess | undefined;

  private constructor(
    readonly dataDir: string,
    readonly port: number,
    private readonly environment: Record<string, string>,
    private readonly ownsFolder: boolean,
  ) {}

  static async prepare(options: DeskProcessOptions = {}): Promise<DeskProcess> {
    if (!existsSync(entry))
      throw new Error('the desk is not built: run `node scripts/prepare.mjs`');
    const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'desk-faults-')));
    const port = await freePort();
    return new DeskProcess(dataDir, port, options.environment ?? {}, !options.dataDir);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Of its present life. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  get databaseUrl(): string {
    return this.environment.DATABASE_URL ?? `sqlite:${join(this.dataDir, 'desk.sqlite')}`;
  }

  /** Resolves when it takes requests. @throws Error with what it said, where it ends instead. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [entry], {
      cwd: this.dataDir,
      env: {
        PATH: process.env.PATH ?? '',
        TZ: 'UTC',
        DATA_DIR: this.dataDir,
        PORT: String(this.port),
        LOG_LEVEL: 'warn',
        // Each customer of a test has an address of her own: the limits are per address.
        TRUST_PROXY: '1',
        ...this.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      const hear = (piece: Buffer) => {
        this.said.push(String(piece));
        if (String(piece).includes('The desk is ready')) resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('error', reject);
      child.once('exit', code =>
        reject(new Error(`the desk ended with ${code}: ${this.said.slice(-20).join('')}`)),
      );
    });
  }

  /** @returns the exit code; none where the signal ended it. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null)
      return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code] = await ended;
    return code;
  }

  /** Ends it, if it runs, and removes what it kept. */
  async remove(): Promise<void> {
    await this.end('SIGKILL');
    if (this.ownsFolder) await rm(this.dataDir, { recursive: true, force: true });
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
