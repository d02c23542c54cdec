import type { Server } from 'restify';

const stopping = new WeakSet<Server>();

export const isStopping = (server: Server): boolean => stopping.has(server);

export interface CloseOptions {
  /** Lets go of what never ends by itself: `directLine.close('restarting')`. */
  release?: () => Promise<void>;
  /** Milliseconds that requests under way may still take. */
  graceMs?: number;
}

/**
 * Stops a server as customers would have it: no new connections, open sockets are told to come back,
 * requests under way (turns among them) are finished, and only then, or after the grace, it is closed.
 */
export const closeServer = async (server: Server, options: CloseOptions = {}): Promise<void> => {
  if (stopping.has(server)) return;
  stopping.add(server);
  const http = server.server;
  const isClosed = http.listening
    ? new Promise<void>(resolve => http.close(() => resolve()))
    : Promise.resolve();
  http.closeIdleConnections();
  // A connection whose request ends after this would otherwise be kept for the next one.
  const sweep = setInterval(() => http.closeIdleConnections(), 50);
  const cut = setTimeout(() => http.closeAllConnections(), options.graceMs ?? 10_000);
  try {
    await options.release?.();
    await isClosed;
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
};

/** Starts to listen. @returns the port, which the machine chooses where 0 is asked for. */
export const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      server.server.off('error', reject);
      resolve(server.address().port);
    });
  });
