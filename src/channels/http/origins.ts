import type { IncomingMessage } from 'node:http';

const hostOf = (origin: string): string | undefined => {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
};

/** The page that a browser sends a request for; none outside browsers and for plain same-site reads. */
export const originOf = (request: IncomingMessage): string | undefined => request.headers.origin;

/** A page that this very desk served, whatever name or port it is reached by. */
export const isOwnOrigin = (request: IncomingMessage): boolean => {
  const origin = originOf(request);
  return origin !== undefined && hostOf(origin) === request.headers.host;
};

/** Not from a browser, from a page of the desk, or from a site that the operator allows. */
export const isAllowedOrigin = (request: IncomingMessage, allowed: readonly string[]): boolean => {
  const origin = originOf(request);
  return origin === undefined || isOwnOrigin(request) || allowed.includes(origin);
};
