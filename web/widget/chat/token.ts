import { forgetSession, loadSession } from './session';

export interface Grant {
  token: string;
  /** Present where the talk is one to resume. */
  conversationId?: string;
  /** Milliseconds for which the token is good from now. */
  lifetime: number;
}

/**
 * Why there is no token: nothing answered, too much was asked from here, or the site's word on its customer
 * has run out.
 */
export class NoGrant extends Error {
  constructor(readonly reason: 'start' | 'busy' | 'stale') {
    super(`no token: ${reason}`);
  }
}

/** What a client knows of its talk. */
interface Known {
  token?: string;
  conversationId?: string;
}

/**
 * Gets a token: for the talk that this device knows, or for a new one where the desk no longer knows it, or
 * knows it as another user's.
 * @param user the embedding site's signed word on who its customer is.
 * @throws NoGrant
 */
export async function getGrant(user?: string): Promise<Grant> {
  const kept = loadSession();
  const known = user ? { user } : {};
  if (kept) {
    const answer = await ask({ token: kept.token, ...known });
    if (answer.ok) return granted(answer);
    if (isPassing(answer)) throw refused(answer);
  }
  const answer = await ask(known);
  // What is kept is not forgotten for a word that nobody takes: with a newer one it may be hers still.
  if (!answer.ok) throw user && !isPassing(answer) ? new NoGrant('stale') : refused(answer);
  if (kept) forgetSession();
  return granted(answer);
}

/**
 * Gets a fresh token for a talk that is open on this page, be its own expired or not.
 * @returns undefined where the desk no longer knows the talk.
 * @throws NoGrant
 */
export async function renewGrant({ token }: Known, user?: string): Promise<Grant | undefined> {
  if (!token) return undefined;
  const answer = await ask({ token, ...(user && { user }) });
  if (answer.ok) {
    const fresh = await granted(answer);
    return fresh.conversationId ? fresh : undefined;
  }
  if (isPassing(answer)) throw refused(answer);
  // The talk was hers when it was opened on this page, so only the word can be too old.
  if (user) throw new NoGrant('stale');
  return undefined;
}

/**
 * Makes a token younger while it is good, which needs no word of the site.
 * @returns undefined where it is not good any more.
 * @throws NoGrant
 */
export async function refreshToken({ token }: Known): Promise<Grant | undefined> {
  const answer = await post('/v3/directline/tokens/refresh', undefined, {
    authorization: `Bearer ${token}`,
  });
  if (answer.ok) return granted(answer);
  if (isPassing(answer)) throw refused(answer);
  return undefined;
}

const ask = (body: { token?: string; user?: string }): Promise<Response> =>
  post('/chat/token', JSON.stringify(body), { 'content-type': 'application/json' });

async function post(path: string, body: string | undefined, headers: Record<string, string>) {
  try {
    return await fetch(path, {
      ...{ method: 'POST', credentials: 'omit', headers },
      ...(body !== undefined && { body }),
      // A line that swallows everything is a lost one.
      signal: AbortSignal.timeout?.(20_000) ?? null,
    });
  } catch {
    throw new NoGrant('start');
  }
}

async function granted(answer: Response): Promise<Grant> {
  // A proxy on the way may answer with a page of its own.
  const body: unknown = await answer.json().catch(() => null);
  if (typeof body !== 'object' || body === null) throw new NoGrant('start');
  const { token, conversationId, expires_in } = body as Record<string, unknown>;
  if (typeof token !== 'string') throw new NoGrant('start');
  return {
    token,
    lifetime: (typeof expires_in === 'number' ? expires_in : 1800) * 1000,
    ...(typeof conversationId === 'string' ? { conversationId } : {}),
  };
}

const isPassing = ({ status }: Response) => status === 429 || status >= 500;

const refused = ({ status }: Response) => new NoGrant(status === 429 ? 'busy' : 'start');
