import { forgetSession, loadSession } from './session';

export interface Grant {
  token: string;
  /** Present where the talk is one to resume. */
  conversationId?: string;
}

/** Why no talk could be opened: nothing answered, or too much was asked from here. */
export class NoGrant extends Error {
  constructor(readonly reason: 'start' | 'busy') {
    super(`no token: ${reason}`);
  }
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
    if (answer.status === 429 || answer.status >= 500) throw refused(answer);
    forgetSession();
  }
  const answer = await ask(known);
  if (!answer.ok) throw refused(answer);
  return granted(answer);
}

async function ask(body: { token?: string; user?: string }): Promise<Response> {
  try {
    return await fetch('/chat/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'omit',
      body: JSON.stringify(body),
    });
  } catch {
    throw new NoGrant('start');
  }
}

async function granted(answer: Response): Promise<Grant> {
  // A proxy on the way may answer with a page of its own.
  const body: unknown = await answer.json().catch(() => null);
  if (typeof body !== 'object' || body === null) throw new NoGrant('start');
  const { token, conversationId } = body as Partial<Grant>;
  if (typeof token !== 'string') throw new NoGrant('start');
  return { token, ...(typeof conversationId === 'string' ? { conversationId } : {}) };
}

const refused = ({ status }: Response) => new NoGrant(status === 429 ? 'busy' : 'start');
