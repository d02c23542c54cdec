import { z } from 'zod';
import { DeskError } from '../../../domain/errors';
import { type AccountChange, type StaffAccount, staffRoles } from '../../../domain/staff';
import { formatInstant } from '../../../i18n/formats';
import { offerReset } from '../../sign-in/password-reset';
import type { StaffApiDeps } from '../api-deps';
import { refusePrograms } from '../own-account';
import { staffRoute } from '../route';
import { instant } from '../schemas';

const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().optional(),
  role: z.enum(staffRoles),
  disabled: z.boolean(),
  /** Whether a second step is asked for at sign-in. */
  totp: z.boolean(),
  /** Without one, the account signs in by OpenID Connect. */
  hasPassword: z.boolean(),
  createdAt: instant,
  createdShown: z.string(),
});

const params = z.object({ id: z.string().min(1).max(100) });

const listAccounts = staffRoute({
  method: 'GET',
  path: '/accounts',
  name: 'listAccounts',
  summary: 'Everybody who has, or had, an account',
  access: 'staff.manage',
  answer: { status: 200, schema: z.object({ accounts: z.array(accountSchema) }) },
  async handle({ language }, deps) {
    const [accounts, holders] = await Promise.all([deps.accounts.list(), deps.factors.holders()]);
    return {
      status: 200,
      json: {
        accounts: accounts.map(({ id, name, email, role, createdAt, ...one }) => ({
          ...{ id, name, role },
          ...(email !== undefined && { email }),
          disabled: one.disabledAt !== undefined,
          totp: holders.has(id),
          hasPassword: one.passwordHash !== undefined,
          createdAt: createdAt.toISOString(),
          createdShown: formatInstant(language, createdAt),
        })),
      },
    };
  },
});

const changeAccount = staffRoute({
  method: 'POST',
  path: '/accounts/{id}',
  name: 'changeAccount',
  summary: 'Change a role; disable an account, which ends its sessions at once, or enable it again',
  access: 'staff.manage',
  params,
  body: z.object({ role: z.enum(staffRoles).optional(), disabled: z.boolean().optional() }),
  answer: { status: 204 },
  faults: ['staff-no-account', 'staff-last-supervisor'],
  async handle({ params, body }, deps, who) {
    const change: AccountChange = {
      ...(body.role !== undefined && { role: body.role }),
      ...(body.disabled !== undefined && { disabledAt: body.disabled ? deps.time.now() : null }),
    };
    const outcome = await deps.accounts.change(params.id, change);
    if (outcome === 'unknown') throw unknownAccount();
    if (outcome === 'last-supervisor')
      throw new DeskError('staff-last-supervisor', 'nobody could let others in any more');
    deps.log.info(
      { code: 'staff-account-changed', account: params.id, by: who.id },
      'a staff account was changed',
    );
    return { status: 204 };
  },
});

const resetLink = staffRoute({
  method: 'POST',
  path: '/accounts/{id}/reset',
  name: 'offerReset',
  summary: 'A link by which a colleague chooses a new password; good for a day and once',
  access: 'staff.manage',
  params,
  answer: { status: 201, schema: z.object({ link: z.url() }) },
  faults: ['staff-no-account', 'staff-no-password'],
  async handle({ params }, deps, who) {
    refusePrograms(who);
    const account = await find(deps, params.id);
    if (account.passwordHash === undefined)
      throw new DeskError('staff-no-password', 'the account signs in elsewhere');
    deps.log.info({ code: 'staff-reset', account: account.id, by: who.id }, 'a link was made');
    return { status: 201, json: { link: await offerReset(deps, account) } };
  },
});

const removeTotp = staffRoute({
  method: 'DELETE',
  path: '/accounts/{id}/totp',
  name: 'resetTotp',
  summary: 'Take off the second step of a colleague who has lost the authenticator and the codes',
  access: 'staff.manage',
  params,
  answer: { status: 204 },
  faults: ['staff-no-account'],
  async handle({ params }, deps, who) {
    refusePrograms(who);
    const { id } = await find(deps, params.id);
    await deps.factors.remove(id);
    deps.log.info({ code: 'staff-totp-reset', account: id, by: who.id }, 'second step taken off');
    return { status: 204 };
  },
});

/** What supervisors do about their colleagues' accounts. */
export const accountRoutes = [listAccounts, changeAccount, resetLink, removeTotp];

async function find({ accounts }: StaffApiDeps, id: string): Promise<StaffAccount> {
  const account = await accounts.find(id);
  if (!account) throw unknownAccount();
  return account;
}

const unknownAccount = (): DeskError =>
  new DeskError('staff-no-account', 'there is no such account');
