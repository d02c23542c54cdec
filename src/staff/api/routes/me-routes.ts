import { z } from 'zod';
import { DeskError } from '../../../domain/errors';
import { formatInstant } from '../../../i18n/formats';
import { rightsOf } from '../../rights';
import { changePassword, proveOwnPassword } from '../../sign-in/own-password';
import { endSession, sessionId } from '../../sign-in/own-sessions';
import { longestPassword, shortestPassword } from '../../sign-in/passwords';
import { SecondFactor } from '../../sign-in/second-factor';
import { tokenHash } from '../../sign-in/secret-tokens';
import { ownAccount } from '../own-account';
import { staffRoute } from '../route';
import { instant, principalSchema } from '../schemas';

const given = z.string().min(1).max(longestPassword);
const code = z.string().trim().min(6).max(40);

const me = staffRoute({
  method: 'GET',
  path: '/me',
  name: 'me',
  summary: 'Who is signed in, with which rights and in which ways',
  access: 'signed-in',
  answer: {
    status: 200,
    schema: principalSchema.extend({
      email: z.string().optional(),
      rights: z.array(z.string()),
      /** Whether a second step is asked for at sign-in. */
      totp: z.boolean(),
      hasPassword: z.boolean(),
    }),
  },
  async handle(_call, deps, who) {
    const account = who.kind === 'person' ? await deps.accounts.find(who.id) : undefined;
    return {
      status: 200,
      json: {
        ...who,
        ...(account?.email !== undefined && { email: account.email }),
        rights: rightsOf(who),
        totp: account !== undefined && (await new SecondFactor(deps).isOn(account.id)),
        hasPassword: account?.passwordHash !== undefined,
      },
    };
  },
});

const password = staffRoute({
  method: 'POST',
  path: '/me/password',
  name: 'changePassword',
  summary: 'A new password; all other sessions of the account end',
  access: 'signed-in',
  body: z.object({ current: given, next: z.string().min(shortestPassword).max(longestPassword) }),
  answer: { status: 204 },
  faults: ['staff-no-password', 'staff-password-wrong', 'staff-locked', 'staff-busy'],
  async handle({ body, sessionToken = '' }, deps, who) {
    const account = await ownAccount(deps, who);
    await changePassword(deps, account, { ...body, keptSession: tokenHash(sessionToken) });
    deps.log.info({ code: 'staff-password-changed', account: account.id }, 'password changed');
    return { status: 204 };
  },
});

const beginTotp = staffRoute({
  method: 'POST',
  path: '/me/totp',
  name: 'beginTotp',
  summary: 'A secret for the authenticator; it counts once a first code has confirmed it',
  access: 'signed-in',
  answer: {
    status: 201,
    schema: z.object({ secret: z.string(), uri: z.string(), svg: z.string() }),
  },
  faults: ['staff-totp-on', 'staff-no-password'],
  async handle(_call, deps, who) {
    const account = await ownAccount(deps, who);
    return { status: 201, json: await new SecondFactor(deps).begin(account) };
  },
});

const confirmTotp = staffRoute({
  method: 'POST',
  path: '/me/totp/confirm',
  name: 'confirmTotp',
  summary: 'The first code of the authenticator; the recovery codes are shown this once only',
  access: 'signed-in',
  body: z.object({ code }),
  answer: { status: 200, schema: z.object({ recoveryCodes: z.array(z.string()) }) },
  faults: ['staff-code-wrong', 'staff-totp-on', 'staff-totp-off', 'staff-too-many'],
  async handle({ body }, deps, who) {
    const { id } = await ownAccount(deps, who);
    deps.limits.ofAccount(id);
    const recoveryCodes = await new SecondFactor(deps).confirm(id, body.code);
    deps.log.info({ code: 'staff-totp-on', account: id }, 'second step set up');
    return { status: 200, json: { recoveryCodes } };
  },
});

const removeTotp = staffRoute({
  method: 'POST',
  path: '/me/totp/remove',
  name: 'removeTotp',
  summary: 'Sign in by the password alone from now on; a recovery code will do for the code',
  access: 'signed-in',
  body: z.object({ password: given, code }),
  answer: { status: 204 },
  faults: [
    ...['staff-code-wrong', 'staff-totp-off', 'staff-no-password', 'staff-password-wrong'],
    ...['staff-locked', 'staff-too-many', 'staff-busy'],
  ],
  async handle({ body }, deps, who) {
    const account = await ownAccount(deps, who);
    const factor = new SecondFactor(deps);
    deps.limits.ofAccount(account.id);
    if (!(await factor.isOn(account.id)))
      throw new DeskError('staff-totp-off', 'there is no second step');
    await proveOwnPassword(deps, account, body.password);
    await factor.take(account.id, body.code);
    await factor.remove(account.id);
    deps.log.info({ code: 'staff-totp-off', account: account.id }, 'second step taken off');
    return { status: 204 };
  },
});

const sessions = staffRoute({
  method: 'GET',
  path: '/me/sessions',
  name: 'listSessions',
  summary: 'Where the account is signed in',
  access: 'signed-in',
  answer: {
    status: 200,
    schema: z.object({
      sessions: z.array(
        z.object({
          id: z.string(),
          /** The one that asks. */
          current: z.boolean(),
          way: z.enum(['password', 'openid']).optional(),
          /** As the browser names itself. */
          device: z.string().optional(),
          createdAt: instant,
          createdShown: z.string(),
          lastSeenAt: instant,
          lastSeenShown: z.string(),
          expiresAt: instant,
        }),
      ),
    }),
  },
  async handle({ language, sessionToken = '' }, deps, who) {
    const { id } = await ownAccount(deps, who);
    const now = deps.time.now();
    const open = (await deps.sessions.ofAccount(id)).filter(({ expiresAt }) => expiresAt > now);
    return {
      status: 200,
      json: {
        sessions: open.map(one => ({
          id: sessionId(one),
          current: one.tokenHash === tokenHash(sessionToken),
          ...(one.way && { way: one.way }),
          ...(one.device !== undefined && { device: one.device }),
          createdAt: one.createdAt.toISOString(),
          createdShown: formatInstant(language, one.createdAt),
          lastSeenAt: one.lastSeenAt.toISOString(),
          lastSeenShown: formatInstant(language, one.lastSeenAt),
          expiresAt: one.expiresAt.toISOString(),
        })),
      },
    };
  },
});

const endOneSession = staffRoute({
  method: 'DELETE',
  path: '/me/sessions/{id}',
  name: 'endSession',
  summary: 'Sign out elsewhere',
  access: 'signed-in',
  params: z.object({ id: z.string().min(1).max(100) }),
  answer: { status: 204 },
  faults: ['staff-no-session'],
  async handle({ params }, deps, who) {
    const { id } = await ownAccount(deps, who);
    if (!(await endSession(deps.sessions, id, params.id)))
      throw new DeskError('staff-no-session', 'the account has no such session');
    return { status: 204 };
  },
});

/** What a person does about her own account. */
export const meRoutes = [me, password, beginTotp, confirmTotp, removeTotp, sessions, endOneSession];
