import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './command';

/**
 * Reads a subcommand's arguments.
 * @throws UsageError for what it does not know.
 */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}

/** Faults of Node itself are no `Error` of a sandboxed test's realm. */
const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
