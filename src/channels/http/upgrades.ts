import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

const taken = new WeakSet<Duplex>();

/** Marks a request for an upgrade as somebody's, so that the server does not refuse it as unknown. */
export const takeUpgrade = (socket: Duplex): void => {
  taken.add(socket);
};

export const isTaken = (socket: Duplex): boolean => taken.has(socket);

/** Answers a WebSocket handshake with a status in place of a socket. */
export const refuseUpgrade = (socket: Duplex, status: number): void => {
  if (socket.destroyed) return;
  const reason = STATUS_CODES[status] ?? 'Refused';
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

export const pathOf = (request: IncomingMessage): string =>
  (request.url ?? '/').split('?')[0] ?? '/';
