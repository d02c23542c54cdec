import type { Next, Request, RequestHandler, Response } from 'restify';

/**
 * What every answer carries unless its route says otherwise: it is no page, it is not kept, and no other
 * site makes a frame of it. Pages put their own policy in its place.
 */
export const securityHeaders = (publicUrl: string | undefined): RequestHandler => {
  const isEncrypted = publicUrl?.startsWith('https:') ?? false;
  return function setSecurityHeaders(_request: Request, response: Response, next: Next) {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    response.setHeader('Cache-Control', 'no-store');
    if (isEncrypted)
      response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    return next();
  };
};
