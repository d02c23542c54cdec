import type { Request, Response, Server } from 'restify';

/** Looks at one thing that the desk needs, e.g. its database; throws or answers false when it is missing. */
export type ReadyCheck = () => Promise<boolean>;

/** `/healthz`: the process runs. `/readyz`: it can answer customers, with what it needs named one by one. */
export const mountHealth = (
  server: Server,
  checks: Record<string, ReadyCheck>,
  isStopping: () => boolean,
): void => {
  async function health(_request: Request, response: Response): Promise<void> {
    response.send(200, { status: 'ok' });
  }

  async function ready(_request: Request, response: Response): Promise<void> {
    const entries = Object.entries(checks).map(
      async ([name, check]): Promise<[string, boolean]> => [name, await holds(check)],
    );
    const results = Object.fromEntries(await Promise.all(entries));
    const isReady = !isStopping() && Object.values(results).every(Boolean);
    const status = isStopping() ? 'stopping' : isReady ? 'ready' : 'not-ready';
    response.send(isReady ? 200 : 503, { status, checks: results });
  }

  server.get({ name: 'healthz', path: '/healthz' }, health);
  server.get({ name: 'readyz', path: '/readyz' }, ready);
};

const holds = async (check: ReadyCheck): Promise<boolean> => {
  try {
    return await check();
  } catch {
    // That it fails is the answer; why stands in the log of what failed.
    return false;
  }
};
