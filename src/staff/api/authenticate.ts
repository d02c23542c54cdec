import type { IncomingMessage } from 'node:http';
import { DeskError } from '../../domain/errors';
import { allows } from '../rights';
import type { Principal } from '../sign-in/principal';
import type { SignIn } from '../sign-in/sign-in';
import type { StaffRoute } from './route';
import type { SessionCookie } from './session-cookie';

/** Set by the desk's own pages; no other site's page can send it without asking first. */
export const requestHeader = 'x-desk-request';

/** @throws DeskError `staff-signed-out`, `staff-denied`. */
export async function authenticate(
  request: IncomingMessage,
  access: StaffRoute['access'],
  signIn: SignIn,
  cookie: SessionCookie,
): Promise<Principal> {
  const who = await identify(request, signIn, cookie);
  if (!who) throw new DeskError('staff-signed-out', 'nobody is signed in');
  if (access !== 'signed-in' && !allows(who, access))
    throw new DeskError('staff-denied', `${who.role} may not ${access}`);
  return who;
}

/**
 * A browser's request that changes something must come from the desk's own pages; programs with a
 * token need not say so, for no browser sends a token by itself.
 * @throws DeskError `staff-cross-site`.
 */
export function refuseCrossSite(request: IncomingMessage): void {
  if (request.method === 'GET' || bearer(request) !== undefined) return;
  const site = request.headers['sec-fetch-site'];
  if (
    request.headers[requestHeader] === undefined ||
    (site !== undefined && site !== 'same-origin')
  )
    throw new DeskError('staff-cross-site', 'the request does not come from the desk’s pages');
}

function identify(
  request: IncomingMessage,
  signIn: SignIn,
  cookie: SessionCookie,
): Promise<Principal | undefined> {
  const token = bearer(request);
  if (token !== undefined) return signIn.withApiToken(token);
  const session = cookie.read(request.headers.cookie);
  return session === undefined ? Promise.resolve(undefined) : signIn.withSession(session);
}

function bearer(request: IncomingMessage): string | undefined {
  return /^Bearer +([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
}
