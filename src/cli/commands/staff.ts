import { systemRandom } from '../../config/system-sources';
import { staffRoles } from '../../domain/staff';
import { type Right, rights } from '../../staff/rights';
import { issueApiToken } from '../../staff/sign-in/api-tokens';
import { type Command, type CommandContext, UsageError } from '../command';
import { readOptions } from '../options';
import {
  disableAccount,
  enableAccount,
  listAccounts,
  resetPasswordLink,
  resetTotp,
} from '../staff/accounts';
import { withStore } from '../with-store';

/** The people and programs that work at the desk. */
export const staff: Command = {
  usage: [
    `staff token --name NAME --role ${staffRoles.join('|')} [--rights RIGHT,…]`,
    'staff list',
    'staff disable|enable|reset-password|reset-totp EMAIL',
  ].join('\n       desk '),
  help: [
    'token           makes a token for `Authorization: Bearer` and prints it, this once only. NAME says what',
    '                it is for; the role decides what it may do; with --rights, only these of them.',
    'list            shows every account, a line of JSON each.',
    'disable         ends an account and its sessions at once; not that of the last supervisor.',
    'enable          lets it sign in again.',
    'reset-password  prints a link by which the person chooses a new password, good for a day and once.',
    'reset-totp      takes off the second step of somebody who lost the authenticator and the codes.',
  ],
  async run([verb, ...rest], context) {
    if (verb === 'token') return token(rest, context);
    if (verb === 'list' && rest.length === 0) return listAccounts(context);
    const work = verb !== undefined && Object.hasOwn(onAccount, verb) ? onAccount[verb] : undefined;
    const [email, ...more] = rest;
    if (!work) throw new UsageError('what shall be done about staff?');
    if (email === undefined || more.length > 0)
      throw new UsageError('whose account? Give its e-mail address');
    return work(context, email);
  },
};

const onAccount: Readonly<
  Record<string, (context: CommandContext, email: string) => Promise<number>>
> = {
  disable: disableAccount,
  enable: enableAccount,
  'reset-password': resetPasswordLink,
  'reset-totp': resetTotp,
};

async function token(args: readonly string[], context: CommandContext): Promise<number> {
  const wanted = optionsOf(args);
  return withStore(context, async ({ store }) => {
    const { tokens } = store.staff;
    const made = await issueApiToken({ tokens, time: context.time, random: systemRandom }, wanted);
    await context.out(`${made}\n`);
    return 0;
  });
}

function optionsOf(args: readonly string[]) {
  const { values } = readOptions(args, {
    name: { type: 'string' },
    role: { type: 'string' },
    rights: { type: 'string' },
  });
  const role = staffRoles.find(each => each === values.role);
  if (!role) throw new UsageError(`--role is one of ${staffRoles.join(', ')}`);
  const name = values.name?.trim();
  if (!name) throw new UsageError('--name says what the token is for');
  return { name, role, ...(values.rights !== undefined && { rights: rightsIn(values.rights) }) };
}

function rightsIn(text: string): Right[] {
  return text.split(',').map(part => {
    const right = rights.find(each => each === part.trim());
    if (!right) throw new UsageError(`--rights are of ${rights.join(', ')}`);
    return right;
  });
}
