import type { CommandContext } from '../../src/cli/command';
import { runDesk } from '../../src/cli/run-desk';

export interface DeskRun {
  code: number;
  out: string;
  told: string;
}

/** Runs a subcommand of `desk` in this process, with the clock held still. */
export async function desk(
  args: string[],
  stdin: string | (string | Uint8Array)[] = '',
  environment: Record<string, string> = {},
): Promise<DeskRun> {
  const run: DeskRun = { code: 0, out: '', told: '' };
  const context: CommandContext = {
    stdin: piecesOf(typeof stdin === 'string' ? [stdin] : stdin),
    out: async text => {
      run.out += text;
    },
    tell: line => {
      run.told += `${line}\n`;
    },
    time: { now: () => new Date('2026-03-02T09:00:00+07:00') },
    environment: () => environment,
  };
  run.code = await runDesk(args, context);
  return run;
}

async function* piecesOf(pieces: (string | Uint8Array)[]) {
  yield* pieces;
}
