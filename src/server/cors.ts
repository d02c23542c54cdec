import type { Next, Request, RequestHandler, Response } from 'restify';
import { originOf } from '../channels/http/origins';
import { pathOf } from '../channels/http/upgrades';

/** What other sites' pages may ask for; nothing else of the desk answers them. */
const open = /^\/(v3\/directline\/|chat\/token$)/;

/** What the stock client sends. */
const headers = 'authorization, content-type, x-ms-bot-agent, x-requested-with, accept';

/** Lets pages of the allowed sites read what the Direct Line answers. */
export const cors = (allowedOrigins: readonly string[]): RequestHandler =>
  function allowOrigins(request: Request, response: Response, next: Next) {
    const origin = originOf(request);
    if (!open.test(pathOf(request))) return next();
    response.setHeader('Vary', 'Origin');
    if (origin !== undefined && allowedOrigins.includes(origin)) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Expose-Headers', 'Retry-After, X-Request-Id');
    }
    const isPreflight =
      request.method === 'OPTIONS' && 'access-control-request-method' in request.headers;
    if (!isPreflight) return next();
    response.setHeader('Access-Control-Allow-Headers', headers);
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
    response.setHeader('Access-Control-Max-Age', '86400');
    response.send(204);
    return next(false);
  };
