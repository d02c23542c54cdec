import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'restify';
import { DeskError } from '../domain/errors';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Lets the metrics be read from this machine, and from elsewhere with the operator's token. What a proxy
 * passes on is from elsewhere. Others are told that there is nothing.
 */
export const metricsAccess =
  (token: string | undefined) =>
  (request: Request): void => {
    const [, bearer = ''] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const hasToken = !!token && timingSafeEqual(digest(bearer), digest(token));
    const isForwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers;
    const isLocal = /^(::1|(::ffff:)?127\.)/.test(request.socket.remoteAddress ?? '');
    if (!hasToken && (isForwarded || !isLocal))
      throw new DeskError('not-found', 'There is nothing here');
  };
