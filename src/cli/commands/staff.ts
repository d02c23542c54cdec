import { parseArgs } from 'node:util';
import { systemRandom } from '../../config/system-sources';
import { type StaffRole, staffRoles } from '../../domain/staff';
import { issueApiToken } from '../../staff/sign-in/api-tokens';
import { type Command, UsageError } from '../command';
import { openDesk } from '../open-desk';

/** API tokens for programs that work with the staff API. */
export const staff: Command = {
  usage: `staff token --name NAME --role ${staffRoles.join('|')}`,
  help: [
    'Makes a token for `Authorization: Bearer` and prints it, this once only.',
    'NAME says what it is for; the role decides what it may do.',
  ],
  async run(args, context) {
    const wanted = optionsOf(args);
    const desk = await openDesk(context);
    try {
      const { tokens } = desk.staff;
      const token = await issueApiToken(
        { tokens, time: context.time, random: systemRandom },
        wanted,
      );
      await context.out(`${token}\n`);
    } finally {
      await desk.close();
    }
    return 0;
  },
};

function optionsOf([verb, ...rest]: readonly string[]): { name: string; role: StaffRole } {
  if (verb !== 'token') throw new UsageError('what shall be made for staff? There is: token');
  const { name, role } = parse(rest);
  const known = staffRoles.find(each => each === role);
  if (!known) throw new UsageError(`--role is one of ${staffRoles.join(', ')}`);
  if (!name?.trim()) throw new UsageError('--name says what the token is for');
  return { name: name.trim(), role: known };
}

function parse(args: readonly string[]): { name?: string; role?: string } {
  try {
    return parseArgs({
      args: [...args],
      options: { name: { type: 'string' }, role: { type: 'string' } },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
