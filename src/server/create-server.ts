import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import {
  createServer as createRestify,
  type Next,
  type Request,
  type Response,
  type Server,
} from 'restify';
import { faultOf } from '../channels/http/fault';
import { isTaken, refuseUpgrade } from '../channels/http/upgrades';
import type { RandomSource } from '../domain/ports';
import { isStopping } from './close-server';
import { cors } from './cors';
import { mountHealth, type ReadyCheck } from './health';
import { Metrics, mountMetrics } from './metrics';
import { metricsAccess } from './metrics-access';
import { problemOf } from './problem';
import { logRequests, startWatch } from './request-log';
import { securityHeaders } from './security-headers';

export interface ServerOptions {
  logger: Logger;
  random: RandomSource;
  /** Sites whose pages may talk to the Direct Line. */
  allowedOrigins?: readonly string[];
  /** Where browsers reach the desk. */
  publicUrl?: string;
  /** What must hold for `/readyz` to say yes, by name. */
  readyChecks?: Record<string, ReadyCheck>;
  metrics?: Metrics;
  /** Opens `/metrics` from other machines. */
  metricsToken?: string;
}

/**
 * The HTTP server with what all routes share: limits, headers, request ids, errors, the log, health and
 * metrics. It does not listen yet, and has no body parser: a route says itself what it reads (`jsonBody`).
 */
export const createServer = (options: ServerOptions): Server => {
  const { logger, random, metrics = new Metrics() } = options;
  const server = createRestify({
    name: '',
    ignoreTrailingSlash: true,
    // Restify's own lines have raw addresses in them, and those may hold tokens.
    log: logger.child({}, { level: 'silent' }),
  } as unknown as Parameters<typeof createRestify>[0]);
  const id = () => Buffer.from(random.bytes(9)).toString('base64url');

  server.server.requestTimeout = 300_000;
  server.server.headersTimeout = 20_000;
  server.server.keepAliveTimeout = 20_000;
  server.server.maxHeadersCount = 100;

  server.pre(function identify(request: Request, response: Response, next: Next) {
    startWatch(request);
    // Restify would otherwise take the id that a client sends.
    (request as unknown as { id(id: string): string }).id(id());
    response.setHeader('X-Request-Id', request.getId());
    return next();
  });
  server.pre(securityHeaders(options.publicUrl), cors(options.allowedOrigins ?? []));
  answerErrors(server, logger, metrics);
  logRequests(server, logger, metrics);
  mountHealth(server, options.readyChecks ?? {}, () => isStopping(server));
  mountMetrics(server, metrics, metricsAccess(options.metricsToken));
  refuseUnknownUpgrades(server);
  return server;
};

const answerErrors = (server: Server, logger: Logger, metrics: Metrics): void => {
  server.on(
    'restifyError',
    (request: Request, response: Response, error: unknown, done: () => void) => {
      const problem = problemOf(error, request.getId());
      if (problem.status >= 500) {
        metrics.incident();
        logger.error({ requestId: request.getId(), fault: faultOf(error) }, 'incident');
      }
      if (response.headersSent) response.destroy();
      else {
        // A page's own type would be put around what is JSON.
        response.setHeader('Content-Type', 'application/json');
        response.send(problem.status, problem.body, problem.headers);
      }
      done();
    },
  );
};

/** Once all who take upgrades have looked at a request, in the same tick, it is nobody's. */
const refuseUnknownUpgrades = (server: Server): void => {
  server.on('upgrade', (_request: Request, socket: Duplex) => {
    process.nextTick(() => {
      if (isTaken(socket)) return;
      socket.on('error', () => socket.destroy());
      refuseUpgrade(socket, 404);
    });
  });
};
