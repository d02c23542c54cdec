import { z } from 'zod';
import { staffRoles } from '../../../domain/staff';
import { acceptInvitation, invite } from '../../sign-in/invitations';
import { resetPassword } from '../../sign-in/password-reset';
import { longestPassword, shortestPassword } from '../../sign-in/passwords';
import { refusePrograms } from '../own-account';
import { openRoute, staffRoute } from '../route';
import { principalSchema } from '../schemas';
import { SessionCookie } from '../session-cookie';

const email = z.email().max(254);

const signIn = openRoute({
  method: 'POST',
  path: '/session',
  name: 'signIn',
  summary: 'Sign in; the session comes as a cookie',
  access: 'anybody',
  body: z.object({
    email,
    password: z.string().min(1).max(longestPassword),
    /** Of the authenticator, or a recovery code, where the account has a second step. */
    code: z.string().trim().min(6).max(40).optional(),
  }),
  answer: { status: 201, schema: principalSchema },
  faults: [
    ...['staff-sign-in', 'staff-code-needed', 'staff-code-wrong', 'staff-passwords-off'],
    ...['staff-locked', 'staff-too-many', 'staff-busy'],
  ],
  async handle({ body, address, device }, deps) {
    deps.limits.fromAddress(address);
    const { email, password, code } = body;
    const { token, who } = await deps.signIn.withPassword(email, password, { code, device });
    return { status: 201, headers: sessionHeader(deps.publicUrl, token), json: who };
  },
});

const signOut = openRoute({
  method: 'DELETE',
  path: '/session',
  name: 'signOut',
  summary: 'End the session',
  access: 'anybody',
  answer: { status: 204 },
  async handle({ sessionToken }, deps) {
    if (sessionToken !== undefined) await deps.signIn.signOut(sessionToken);
    return {
      status: 204,
      headers: { 'set-cookie': new SessionCookie(deps.publicUrl).clear() },
    };
  },
});

const welcome = openRoute({
  method: 'POST',
  path: '/welcome',
  name: 'acceptInvitation',
  summary: 'Make the account that an invitation is for, and sign in',
  access: 'anybody',
  body: z.object({
    token: z.string().min(20).max(200),
    name: z.string().trim().min(1).max(120),
    email,
    password: z.string().min(shortestPassword).max(longestPassword),
  }),
  answer: { status: 201, schema: principalSchema },
  faults: [
    ...['staff-invitation', 'staff-email-taken', 'staff-passwords-off'],
    ...['staff-too-many', 'staff-busy'],
  ],
  async handle({ body, address, device }, deps) {
    deps.limits.fromAddress(address);
    deps.signIn.refuseUnlessPasswords();
    const account = await acceptInvitation(deps, body);
    const token = await deps.signIn.openSession(account, {
      way: 'password',
      ...(device !== undefined && { device }),
    });
    deps.log.info({ code: 'staff-account-made', account: account.id }, 'a staff account was made');
    return {
      status: 201,
      headers: sessionHeader(deps.publicUrl, token),
      json: { kind: 'person', id: account.id, name: account.name, role: account.role },
    };
  },
});

const inviteColleague = staffRoute({
  method: 'POST',
  path: '/invitations',
  name: 'invite',
  summary: 'A link by which one colleague makes an account; good for a day',
  access: 'staff.invite',
  body: z.object({ role: z.enum(staffRoles) }),
  answer: { status: 201, schema: z.object({ link: z.url() }) },
  faults: ['staff-passwords-off'],
  async handle({ body }, deps, who) {
    refusePrograms(who);
    deps.signIn.refuseUnlessPasswords();
    return { status: 201, json: { link: await invite(deps, body.role, who.id) } };
  },
});

const reset = openRoute({
  method: 'POST',
  path: '/reset-password',
  name: 'resetPassword',
  summary: 'Choose a new password by a link; all sessions of the account end',
  access: 'anybody',
  body: z.object({
    token: z.string().min(20).max(200),
    password: z.string().min(shortestPassword).max(longestPassword),
  }),
  answer: { status: 204 },
  faults: ['staff-invitation', 'staff-passwords-off', 'staff-too-many', 'staff-busy'],
  async handle({ body, address }, deps) {
    deps.limits.fromAddress(address);
    deps.signIn.refuseUnlessPasswords();
    const { id } = await resetPassword(deps, body);
    deps.log.info({ code: 'staff-password-reset', account: id }, 'password chosen by a link');
    return { status: 204 };
  },
});

const ways = openRoute({
  method: 'GET',
  path: '/sign-in-ways',
  name: 'signInWays',
  summary: 'How staff can sign in',
  access: 'anybody',
  answer: {
    status: 200,
    schema: z.object({
      password: z.boolean(),
      /** The company's sign-in service: its name, and where the browser goes for it. */
      oidc: z.object({ name: z.string(), start: z.string() }).optional(),
    }),
  },
  handle: async (_call, { signIn, openId }) => ({
    status: 200,
    json: {
      password: signIn.takesPasswords,
      ...(openId && { oidc: { name: openId.name, start: '/staff/oidc/start' } }),
    },
  }),
});

export const sessionRoutes = [ways, signIn, signOut, welcome, reset, inviteColleague];

const sessionHeader = (publicUrl: string, token: string): Record<string, string> => ({
  'set-cookie': new SessionCookie(publicUrl).write(token),
});
