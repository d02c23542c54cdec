import { once } from 'node:events';
import { readEnvironment } from '../config/environment';
import { systemTime } from '../config/system-sources';
import type { CommandContext } from './command';
import { runDesk } from './run-desk';

/** Runs `desk` on this process's own streams; `scripts/desk.mjs` calls it once everything is built. */
export async function main(args: readonly string[]): Promise<void> {
  // A reader that has seen enough (`desk … | head`) ends the command, not with a fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const context: CommandContext = {
    stdin: process.stdin,
    out: async text => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    tell: line => {
      process.stderr.write(`${line}\n`);
    },
    time: systemTime,
    environment: () => readEnvironment(process.cwd()),
  };
  process.exitCode = await runDesk(args, context);
}
