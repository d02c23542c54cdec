import type { DataSource } from 'typeorm';

interface PoolOfConnections {
  on(event: 'acquire', taken: (connection: Connection) => void): void;
}

interface Connection {
  on(event: 'error', heard: () => void): void;
}

/**
 * A connection of `pg` that breaks between two queries of whoever holds it tells so by an `error` event,
 * and an event that nobody hears ends the process. What was asked of it, or is asked later, fails by
 * itself, and the pool makes a new one.
 */
export function surviveBrokenConnections(source: DataSource): void {
  const known = new WeakSet<Connection>();
  const { master } = source.driver as unknown as { master: PoolOfConnections };
  master.on('acquire', connection => {
    if (known.has(connection)) return;
    known.add(connection);
    connection.on('error', () => undefined);
  });
}
