import { surviveBrokenConnections } from '../database/broken-connections';
import { DataSource } from '../database/orm';

/** What the desk uses of a connection of `pg`. */
interface Connection {
  on(event: 'notification', heard: (message: { payload?: string }) => void): void;
  on(event: 'end' | 'error', heard: () => void): void;
}

/** One open connection that hears and sends PostgreSQL's notifications on a channel. */
export interface NotifyWire {
  send(payload: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a connection of its own beside those of the store. `lost` is called once if it breaks.
 * @throws what the driver throws when it cannot connect.
 */
export async function openNotifyWire(
  url: string,
  channel: string,
  { heard, lost }: { heard: (payload: string) => void; lost: () => void },
): Promise<NotifyWire> {
  let isOpen = true;
  const broken = (): void => {
    if (isOpen) lost();
    isOpen = false;
  };
  const source = await new DataSource({
    ...{ type: 'postgres', url, logging: false, installExtensions: false, poolSize: 1 },
    applicationName: 'privacy-desk-notify',
    extra: { keepAlive: true },
    poolErrorHandler: broken,
  }).initialize();
  surviveBrokenConnections(source);
  try {
    const runner = source.createQueryRunner();
    const connection = (await runner.connect()) as Connection;
    connection.on('notification', ({ payload }) => heard(payload ?? ''));
    connection.on('error', broken);
    connection.on('end', broken);
    await runner.query(`LISTEN ${channel}`);
    return {
      async send(payload) {
        await runner.query('SELECT pg_notify($1, $2)', [channel, payload]);
      },
      async close() {
        isOpen = false;
        await runner.release();
        await source.destroy();
      },
    };
  } catch (error) {
    isOpen = false;
    await source.destroy();
    throw error;
  }
}
