import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DeskError } from '../domain/errors';
import type { Database } from './database/database';
import { isMissing } from './database/failures';
import { masterKeyFile } from './vault/master-keys';

export interface BackupOptions {
  /** A folder that is not there yet, or is empty. */
  into: string;
  /** Puts the key file, where there is one, beside the data that it opens. */
  withKeys: boolean;
  /** Leaves the database to its own tools; the only way with PostgreSQL. */
  filesOnly: boolean;
  now: Date;
}

export interface BackupReport {
  database: boolean;
  evidenceFiles: number;
  keys: boolean;
}

/** The name that a data folder's database has by default: a back-up is a data folder. */
const databaseName = 'desk.sqlite';

/**
 * Copies everything while the desk runs: the database as it is at one moment, and then the evidence,
 * whose files never change. The copy is there whole or not at all.
 * @throws DeskError `backup-elsewhere` with PostgreSQL, `backup-folder` where the folder is in use.
 */
export async function backUp(
  database: Database,
  dataDir: string,
  { into, withKeys, filesOnly, now }: BackupOptions,
): Promise<BackupReport> {
  if (!filesOnly && database.dialect.name === 'postgres')
    throw new DeskError('backup-elsewhere', 'PostgreSQL is backed up by its own tools (pg_dump)');
  await refuseUsed(into);
  await mkdir(dirname(into), { recursive: true });
  const draft = await mkdtemp(join(dirname(into), `.${basename(into)}-`));
  try {
    if (!filesOnly) await copyDatabase(database, join(draft, databaseName));
    const evidenceFiles = await copyEvidence(dataDir, draft);
    const keys =
      withKeys && (await copyIfThere(join(dataDir, masterKeyFile), join(draft, masterKeyFile)));
    const report = { database: !filesOnly, evidenceFiles, keys };
    await writeManifest(draft, { at: now.toISOString(), ...report });
    await rename(draft, into);
    return report;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function refuseUsed(into: string): Promise<void> {
  const entries = await readdir(into).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  if (entries.length > 0) throw new DeskError('backup-folder', 'the folder is not empty');
}

async function copyDatabase(database: Database, path: string): Promise<void> {
  await database.copyTo(path);
  await chmod(path, 0o600);
  await sync(path);
}

/** After the database: what it names is on the disk already. What is erased meanwhile stays away. */
async function copyEvidence(dataDir: string, draft: string): Promise<number> {
  const folder = join(dataDir, 'evidence');
  const folders = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  let copied = 0;
  for (const each of folders) {
    await mkdir(join(draft, 'evidence', each), { recursive: true, mode: 0o700 });
    for (const name of await readdir(join(folder, each)))
      if (/^[0-9a-f]{32}$/.test(name))
        copied += Number(
          await copyIfThere(join(folder, each, name), join(draft, 'evidence', each, name)),
        );
  }
  return copied;
}

async function copyIfThere(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  await sync(to);
  return true;
}

async function writeManifest(draft: string, content: object): Promise<void> {
  const file = await open(join(draft, 'backup.json'), 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
