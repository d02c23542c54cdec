import type { TimeSource } from '../domain/ports';

/** What a subcommand works with, so that tests run it without a process. */
export interface CommandContext {
  stdin: AsyncIterable<string | Uint8Array>;
  /** Takes results; nothing but results. */
  out(text: string): Promise<void>;
  /** Takes a line for the person at the terminal: errors and remarks. */
  tell(line: string): void;
  time: TimeSource;
  /** The environment with `.env` behind it; read only by subcommands that need settings. */
  environment(): Readonly<Record<string, string | undefined>>;
}

/** One subcommand of `desk`. */
export interface Command {
  /** After `desk`, e.g. `cases export --format json|csv`. */
  usage: string;
  /** What it does, in lines of help. */
  help: readonly string[];
  /** @returns the exit code: 0 done, 2 where what was given cannot be used. */
  run(args: readonly string[], context: CommandContext): Promise<number>;
}

/** A subcommand was called in a way it does not know: told with its usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
