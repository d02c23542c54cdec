import type { Request, Response, Server } from 'restify';
import { DeskError } from '../../../domain/errors';
import { SessionCookie } from '../../api/session-cookie';
import { failureCode } from '../../deliveries/failure-code';
import type { StaffLog } from '../../staff-log';
import type { SignIn } from '../sign-in';
import type { TryLimits } from '../try-limits';
import { type AdoptDeps, adoptAccount } from './adopt-account';
import { PendingCookie } from './pending-cookie';
import { PendingSignIns } from './pending-sign-in';
import { OpenIdProvider } from './provider';

/** What signing in elsewhere needs beside what all of staff's side has. */
export interface OpenIdMount extends Pick<AdoptDeps, 'settings' | 'identities'> {
  /** 32 bytes, the same in every process. */
  key: Uint8Array;
}

export interface OpenIdDeps extends OpenIdMount, AdoptDeps {
  signIn: SignIn;
  publicUrl: string;
  limits: TryLimits;
  addressOf?: (request: Request) => string;
  log: StaffLog;
}

const home = '/staff';
/** Faults that the console has words for; any other shows as `staff-openid-failed`. */
const told = new Set([
  'staff-openid-down',
  'staff-openid-failed',
  'staff-openid-role',
  'staff-openid-disabled',
]);

/**
 * Signing in by the company's own service: authorization code with PKCE, state and nonce. People come back
 * to the console, signed in or with a fault in the address; nothing of the provider's answer is shown.
 */
export function mountOpenId(server: Server, deps: OpenIdDeps): void {
  const base = deps.publicUrl.replace(/\/+$/, '');
  const provider = new OpenIdProvider(deps.settings, `${base}/staff/oidc/callback`);
  const pendings = new PendingSignIns(deps.key, deps.time, deps.random);
  const pendingCookie = new PendingCookie(deps.publicUrl);
  const sessionCookie = new SessionCookie(deps.publicUrl);

  const addressOf = (request: Request): string =>
    deps.addressOf?.(request) ?? request.socket.remoteAddress ?? 'unknown';

  server.get('/staff/oidc/start', async (request: Request, response: Response) =>
    answer(response, async () => {
      deps.limits.atProvider(addressOf(request));
      const pending = pendings.begin(wantedPage(request));
      const url = await provider.startUrl(pending);
      return { to: url.href, cookies: [pendingCookie.write(pendings.seal(pending))] };
    }),
  );

  server.get('/staff/oidc/callback', async (request: Request, response: Response) =>
    answer(response, async () => {
      deps.limits.atProvider(addressOf(request));
      const sealed = pendingCookie.read(request.headers.cookie);
      const pending = sealed === undefined ? undefined : pendings.open(sealed);
      if (!pending)
        throw new DeskError('staff-openid-failed', 'this browser has not begun to sign in');
      const query = new URL(request.url ?? '', base).search;
      const account = await adoptAccount(deps, await provider.vouch(query, pending));
      const device = request.headers['user-agent']?.slice(0, 200);
      const token = await deps.signIn.openSession(account, {
        way: 'openid',
        ...(device !== undefined && { device }),
      });
      deps.log.info({ code: 'staff-openid-in', account: account.id }, 'signed in elsewhere');
      return { to: pending.to, cookies: [sessionCookie.write(token), pendingCookie.clear()] };
    }),
  );

  server.get('/staff/oidc/end', async (request: Request, response: Response) =>
    answer(response, async () => {
      const token = sessionCookie.read(request.headers.cookie);
      if (token !== undefined) await deps.signIn.signOut(token);
      const url = await provider.endUrl(`${base}${home}`).catch(() => undefined);
      return { to: url?.href ?? home, cookies: [sessionCookie.clear()] };
    }),
  );

  async function answer(
    response: Response,
    work: () => Promise<{ to: string; cookies: string[] }>,
  ): Promise<void> {
    try {
      const { to, cookies } = await work();
      redirect(response, to, cookies);
    } catch (fault) {
      const code = fault instanceof DeskError && told.has(fault.code) ? fault.code : undefined;
      const reason = failureCode(fault instanceof DeskError ? (fault.cause ?? fault) : fault);
      deps.log.warn({ code: code ?? 'staff-openid-failed', reason }, 'sign-in elsewhere failed');
      redirect(response, `${home}?fault=${code ?? 'staff-openid-failed'}`, [pendingCookie.clear()]);
    }
  }
}

function redirect(response: Response, location: string, cookies: string[]): void {
  response.writeHead(303, {
    location,
    'set-cookie': cookies,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  response.end();
}

/** An address of the console and nothing else: whoever sends a link must not lead people elsewhere. */
function wantedPage(request: Request): string {
  const to = new URL(request.url ?? '', 'http://desk').searchParams.get('to') ?? home;
  return /^\/staff(\/(?!api\b|oidc\b)[\w-]+)*$/.test(to) && to.length <= 200 ? to : home;
}
