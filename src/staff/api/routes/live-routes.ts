import type { Principal } from '../../sign-in/principal';
import { tokenHash } from '../../sign-in/secret-tokens';
import type { StaffApiDeps } from '../api-deps';
import type { Call } from '../route';
import { staffRoute } from '../route';

const live = staffRoute({
  method: 'GET',
  path: '/live',
  name: 'live',
  summary:
    'Server-sent events: `chat` {id}, `case` {reference}, `queue` {}, `reminder` {}: what has changed, to be asked for',
  access: 'signed-in',
  answer: { status: 200, documents: ['text/event-stream'] },
  faults: ['staff-too-many-streams'],
  async handle(call, deps, who) {
    return {
      status: 200,
      // Some proxies keep back what comes in small pieces.
      headers: { 'x-accel-buffering': 'no' },
      document: {
        contentType: 'text/event-stream; charset=utf-8',
        content: deps.liveStreams.begin(who.id, () => isStillSignedIn(call, deps, who)),
      },
    };
  },
});

/** Asked without counting as a use: an open page does not keep a session alive. */
async function isStillSignedIn(
  { sessionToken }: Pick<Call<unknown, unknown, unknown>, 'sessionToken'>,
  { sessions, accounts, tokens, time }: StaffApiDeps,
  who: Principal,
): Promise<boolean> {
  if (who.kind === 'program')
    return (await tokens.list()).some(({ id, revokedAt }) => id === who.id && !revokedAt);
  if (sessionToken === undefined) return false;
  const session = await sessions.find(tokenHash(sessionToken));
  if (!session || time.now() >= session.expiresAt) return false;
  const account = await accounts.find(session.accountId);
  return account !== undefined && !account.disabledAt;
}

export const liveRoutes = [live];
