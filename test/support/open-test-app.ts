import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { type App, type AppOptions, openApp } from '../../src/app';
import { readSettings } from '../../src/config/read-settings';
import { TestRandom, TestTime } from './test-time';

export interface TestAppOptions {
  now: string;
  /** Variables of the environment beside those that keep a test to itself. */
  environment?: Record<string, string>;
  /** Where the built browser code is, for tests that open pages. */
  webRoot?: string;
  /** Simulators of messaging providers. */
  providers?: AppOptions['providers'];
}

/** The whole desk over a database and a data folder of its own. */
export interface TestApp {
  readonly app: App;
  readonly time: TestTime;
  readonly dataDir: string;
  /** Every line that the desk has logged. */
  readonly logged: string[];
  /** Closes the desk and opens it anew over what it has stored. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openTestApp(options: TestAppOptions): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-test-'));
  const time = new TestTime(new Date(options.now));
  const random = new TestRandom();
  const logged: string[] = [];
  const settings = readSettings({
    DATA_DIR: dataDir,
    PORT: '0',
    PUBLIC_URL: 'https://desk.example.vn',
    ...options.environment,
  });
  const logger = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const { webRoot, providers } = options;
  const open = () =>
    openApp({
      ...{ settings, logger, time, random },
      // What they guard is shown by other tests; here they would only take time.
      passwordCost: { N: 16, r: 1, p: 1 },
      ...(webRoot && { webRoot }),
      ...(providers && { providers }),
    });
  let app = await open();
  return {
    get app() {
      return app;
    },
    time,
    dataDir,
    logged,
    async restart() {
      await app.close();
      app = await open();
    },
    async close() {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
