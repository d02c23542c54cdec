import type { IncomingMessage } from 'node:http';
import { isOwnOrigin, originOf } from '../http/origins';
import type { DirectLineContext } from './context';
import type { Holder } from './tokens';

/**
 * Where the client opens its stream. The host is the one that the client used, which is the one its page
 * may connect to; whether it is encrypted, only the browser (by its origin) or the operator's public
 * address can tell, as the desk itself often stands behind a proxy that ends TLS.
 */
export const streamUrl = (
  request: IncomingMessage,
  context: DirectLineContext,
  holder: Holder,
  watermark: string,
): string => {
  const base = baseOf(request, context.deps.publicUrl);
  const after = /^\d{1,15}$/.test(watermark) ? watermark : '';
  const token = context.tokens.mint('stream', holder);
  const path = `/v3/directline/conversations/${holder.conversation}/stream`;
  return `${base}${path}?watermark=${after}&t=${token}`;
};

/** Where a browser downloads a file of the desk; a link of its own holds no token for anything else. */
export const fileAddress = (
  request: IncomingMessage,
  context: DirectLineContext,
  holder: Holder,
  fileId: string,
): string => {
  const base = baseOf(request, context.deps.publicUrl).replace(/^ws/, 'http');
  const path = `/v3/directline/conversations/${holder.conversation}/files/${fileId}`;
  return `${base}${path}?t=${context.tokens.mint('file', holder)}`;
};

const baseOf = (request: IncomingMessage, publicUrl: string | undefined): string => {
  const known = publicUrl === undefined ? undefined : new URL(publicUrl);
  const host = request.headers.host ?? '';
  const isPlainHost = /^[A-Za-z0-9.:[\]-]{1,255}$/.test(host);
  if (isOwnOrigin(request)) return `${schemeOf(originOf(request)?.split(':')[0])}//${host}`;
  if (known && (!isPlainHost || host === known.host))
    return `${schemeOf(known.protocol.replace(':', ''))}//${known.host}`;
  return `${schemeOf(known?.protocol.replace(':', ''))}//${host}`;
};

const schemeOf = (scheme: string | undefined): string => (scheme === 'https' ? 'wss:' : 'ws:');
