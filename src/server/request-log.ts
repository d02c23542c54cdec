import type { Logger } from 'pino';
import type { Request, Response, Route, Server } from 'restify';
import type { Metrics } from './metrics';

/** One line and one figure a request: the route by its name, as addresses may hold tokens. */
export const logRequests = (server: Server, logger: Logger, metrics: Metrics): void => {
  server.on('after', (request: Request, response: Response, route: Route | undefined) => {
    const name = route?.name ?? 'none';
    const ms = Math.max(0, Math.round(elapsedMs(request)));
    metrics.request(name, request.method ?? '', response.statusCode, ms / 1000);
    const level = response.statusCode >= 500 ? 'error' : isQuiet(name) ? 'debug' : 'info';
    logger[level](
      {
        requestId: request.getId(),
        method: request.method,
        route: name,
        status: response.statusCode,
        ms,
        ...conversationOf(request),
      },
      'request',
    );
  });
};

/** Asked for all the time, and always the same. */
const isQuiet = (route: string): boolean =>
  ['healthz', 'readyz', 'metrics', 'directline-poll'].includes(route);

const elapsedMs = (request: Request): number => {
  const started = startTimes.get(request);
  return started === undefined ? 0 : Number(process.hrtime.bigint() - started) / 1e6;
};

const startTimes = new WeakMap<Request, bigint>();

export const startWatch = (request: Request): void => {
  startTimes.set(request, process.hrtime.bigint());
};

/** An id that the desk made itself; what else a client writes into an address stays out of the log. */
const conversationOf = (request: Request): { conversation?: string } => {
  const id: unknown = request.params?.conversationId;
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? { conversation: id } : {};
};
