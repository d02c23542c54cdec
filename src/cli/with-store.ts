import { mkdir } from 'node:fs/promises';
import { readSettings, type Settings } from '../config/read-settings';
import { systemRandom } from '../config/system-sources';
import { openStore, type Store } from '../store/store';
import { type LoadedMasterKeys, loadOrCreateMasterKeys } from '../store/vault/master-keys';
import type { CommandContext } from './command';

/** What subcommands that look after the store work with. */
export interface StoreWork {
  store: Store;
  settings: Settings;
  masterKeys: LoadedMasterKeys;
}

/**
 * Opens the store that the settings name for one piece of work. The desk itself may be running.
 * @throws SettingsError; DeskError of the store.
 */
export async function withStore<T>(
  { environment, tell, time }: CommandContext,
  work: (parts: StoreWork) => Promise<T>,
): Promise<T> {
  const settings = readSettings(environment());
  const { dataDir, databaseUrl, dataKeys } = settings;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const masterKeys = await loadOrCreateMasterKeys(dataDir, dataKeys?.reveal());
  if (masterKeys.source === 'created')
    tell(`desk: made a master key below ${dataDir}: back it up, data cannot be read without it`);
  const store = await openStore({
    ...{ databaseUrl: databaseUrl.reveal(), dataDir, masterKeys },
    ...{ time, random: systemRandom },
  });
  try {
    return await work({ store, settings, masterKeys });
  } finally {
    await store.close();
  }
}
