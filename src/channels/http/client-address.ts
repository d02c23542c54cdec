import type { IncomingMessage } from 'node:http';

/**
 * The address that a request came from, for limits. `trustedProxies` says how many proxies of ours stand
 * before the desk: as many entries at the end of X-Forwarded-For are theirs and true; what stands before
 * them is whatever the client wrote. IPv6 is cut to its /64, which is what one customer is given.
 */
export const clientAddress = (request: IncomingMessage, trustedProxies = 0): string => {
  const peer = request.socket.remoteAddress ?? 'unknown';
  const hops = trustedProxies > 0 ? hopsOf(request) : [];
  const chosen = hops.at(-trustedProxies) ?? hops[0] ?? peer;
  return networkOf(chosen.replace(/^::ffff:/i, ''));
};

const hopsOf = (request: IncomingMessage): string[] =>
  String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map(hop => hop.trim())
    .filter(hop => hop !== '');

const networkOf = (address: string): string => {
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = address.includes('::') ? Math.max(0, 8 - before.length - after.length) : 0;
  return [...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':');
};
