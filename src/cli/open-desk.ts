import { mkdir } from 'node:fs/promises';
import { readSettings } from '../config/read-settings';
import { systemRandom } from '../config/system-sources';
import type { Cases, Committer, Preferences } from '../domain/ports';
import { openStore, type Store } from '../store/store';
import { loadOrCreateMasterKeys } from '../store/vault/master-keys';
import type { CommandContext } from './command';

/** What subcommands that work on the desk's own data need of it. */
export interface OpenDesk {
  cases: Pick<Cases, 'page' | 'history'>;
  committer: Committer;
  preferences: Pick<Preferences, 'page'>;
  staff: Pick<Store['staff'], 'tokens'>;
  close(): Promise<void>;
}

/**
 * Opens the store that the settings name, its migrations run. The desk itself may be running.
 * @throws SettingsError; DeskError of the store.
 */
export async function openDesk({ environment, tell, time }: CommandContext): Promise<OpenDesk> {
  const { dataDir, databaseUrl, dataKeys } = readSettings(environment());
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const masterKeys = await loadOrCreateMasterKeys(dataDir, dataKeys?.reveal());
  if (masterKeys.source === 'created')
    tell(`desk: made a master key below ${dataDir}: back it up, data cannot be read without it`);
  return openStore({
    ...{ databaseUrl: databaseUrl.reveal(), dataDir, masterKeys },
    ...{ time, random: systemRandom },
  });
}
