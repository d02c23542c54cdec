import { DeskError } from '../domain/errors';
import { type Command, type CommandContext, UsageError } from './command';
import { commands } from './commands';

/**
 * Runs `desk <subcommand> …`.
 * @returns the exit code: 0 done, 1 failed, 2 called wrongly or given something unusable.
 */
export async function runDesk(args: readonly string[], context: CommandContext): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h')
    return help(rest[0], context);
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    context.tell(`desk: there is no "${name}"; there are ${Object.keys(commands).join(', ')}`);
    return 2;
  }
  const command = entry.load();
  if (rest.includes('--help') || rest.includes('-h')) return helpOf(command, context);
  try {
    return await command.run(rest, context);
  } catch (error) {
    if (error instanceof UsageError) {
      context.tell(`desk: ${error.message}\nusage: desk ${command.usage}`);
      return 2;
    }
    if (error instanceof DeskError) {
      context.tell(`desk: ${error.message}`);
      return error.code === 'settings' ? 2 : 1;
    }
    throw error;
  }
}

async function help(name: string | undefined, context: CommandContext): Promise<number> {
  const entry = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry) return helpOf(entry.load(), context);
  const lines = Object.entries(commands).map(
    ([each, { summary }]) => `  ${each.padEnd(12)}${summary}`,
  );
  await context.out(
    [
      'usage: desk <subcommand> [options]',
      '',
      ...lines,
      '',
      'desk help <subcommand> tells more.',
      '',
    ].join('\n'),
  );
  return 0;
}

async function helpOf(command: Command, context: CommandContext): Promise<number> {
  await context.out(`${[`usage: desk ${command.usage}`, '', ...command.help].join('\n')}\n`);
  return 0;
}
