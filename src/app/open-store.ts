import { mkdir } from 'node:fs/promises';
import type { Logger } from 'pino';
import { InProcessLogFeed } from '../channels/log-feed';
import type { Settings } from '../config/read-settings';
import type { RandomSource, TimeSource } from '../domain/ports';
import { createNotifyingFeed, type NotifyingFeed } from '../store/notify/notifying-feed';
import { openStore, type Store } from '../store/store';
import { loadOrCreateMasterKeys } from '../store/vault/master-keys';

const megabyte = 1024 * 1024;

/** @throws DeskError of the store and of the keys. */
export async function openDeskStore(
  { settings, logger }: { settings: Settings; logger: Logger },
  time: TimeSource,
  random: RandomSource,
): Promise<Store> {
  const { dataDir, databaseUrl, dataKeys, evidenceMaxMb } = settings;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const masterKeys = await loadOrCreateMasterKeys(dataDir, dataKeys?.reveal());
  if (masterKeys.source === 'created')
    logger.warn('a master key was made below DATA_DIR: back it up, data cannot be read without it');
  return openStore({
    databaseUrl: databaseUrl.reveal(),
    dataDir,
    masterKeys,
    time,
    random,
    evidenceMaxBytes: evidenceMaxMb * megabyte,
  });
}

/** Several desks on one PostgreSQL wake each other's sockets; with SQLite there is one process alone. */
export async function openFeed(settings: Settings, logger: Logger): Promise<NotifyingFeed> {
  const databaseUrl = settings.databaseUrl.reveal();
  if (!databaseUrl.startsWith('postgres'))
    return Object.assign(new InProcessLogFeed(), {
      wake: () => {},
      onWake: () => () => {},
      close: async () => {},
    });
  return createNotifyingFeed({
    databaseUrl,
    onConnection: state => logger.warn({ state }, 'connection for wakes'),
  });
}
