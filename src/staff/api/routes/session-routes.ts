import { z } from 'zod';
import { staffRoles } from '../../../domain/staff';
import { acceptInvitation, invite } from '../../sign-in/invitations';
import { longestPassword, shortestPassword } from '../../sign-in/passwords';
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
  body: z.object({ email, password: z.string().min(1).max(longestPassword) }),
  answer: { status: 201, schema: principalSchema },
  faults: ['staff-sign-in', 'staff-locked', 'staff-busy'],
  async handle({ body }, deps) {
    const { token, who } = await deps.signIn.withPassword(body.email, body.password);
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
  faults: ['staff-invitation', 'staff-email-taken', 'staff-busy'],
  async handle({ body }, deps) {
    const account = await acceptInvitation(deps, body);
    const token = await deps.signIn.openSession(account);
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
  async handle({ body }, deps, who) {
    return { status: 201, json: { link: await invite(deps, body.role, who.id) } };
  },
});

const me = staffRoute({
  method: 'GET',
  path: '/me',
  name: 'me',
  summary: 'Who is signed in',
  access: 'signed-in',
  answer: { status: 200, schema: principalSchema },
  handle: async (_call, _deps, who) => ({ status: 200, json: who }),
});

export const sessionRoutes = [signIn, signOut, welcome, inviteColleague, me];

const sessionHeader = (publicUrl: string, token: string): Record<string, string> => ({
  'set-cookie': new SessionCookie(publicUrl).write(token),
});
