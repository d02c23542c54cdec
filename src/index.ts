import { join } from 'node:path';
import pino from 'pino';
import { type App, openApp } from './app';
import { faultOf } from './channels/http/fault';
import { readEnvironment, readSettings, type Settings, SettingsError } from './config';

/** The desk's root: `dist/src/index.js` stands two folders below it. */
const root = join(__dirname, '..', '..');

/** Settings, then the app, then the port; on a signal it finishes what is under way and ends with 0. */
async function start(): Promise<void> {
  const settings = readSettings(readEnvironment(root));
  const logger = pino({ level: settings.logLevel });
  const app = await openApp({ settings, logger, webRoot: join(root, 'dist', 'web') });
  const opened = openDoors(app, settings);
  const stop = async (signal: NodeJS.Signals): Promise<never> => {
    logger.info({ signal }, 'stopping');
    try {
      // The last steps of a start stand on what a stop takes away; how they end, `start` itself says.
      await Promise.allSettled([opened]);
      await app.close();
    } catch (error) {
      logger.fatal({ fault: faultOf(error) }, 'could not stop cleanly');
      process.exit(1);
    }
    process.exit();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await opened;
}

/** Lets customers in, and says where they and staff come in. */
async function openDoors(app: App, settings: Settings): Promise<void> {
  const port = await app.listen();
  const address = settings.publicUrl ?? `http://${settings.host}:${port}`;
  process.stdout.write(`The desk is ready. Chat: ${address}/\n`);
  const invitation = await app.inviteFirstStaff();
  process.stdout.write(
    invitation
      ? `Staff: nobody has an account yet. Make the first one within 24 hours: ${invitation}\n`
      : `Staff sign in at ${address}/staff\n`,
  );
}

start().catch((error: unknown) => {
  const told = error instanceof SettingsError ? error.message : error;
  process.stderr.write(`The desk could not start: ${told instanceof Error ? told.stack : told}\n`);
  process.exitCode = 1;
});
