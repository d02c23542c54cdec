import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '../../domain/errors';
import { keyLength } from './sealing';

/** The keys that wrap all data keys. New data keys are wrapped by the current one. */
export interface MasterKeys {
  currentId: string;
  keys: Map<string, Buffer>;
  /** The file that they come from, where they do: it may get a new key while the desk runs. */
  file?: string;
}

export interface LoadedMasterKeys extends MasterKeys {
  /** `created`: made just now; whoever runs the desk has to be told to back the file up. */
  source: 'environment' | 'file' | 'created';
}

/** The file below the data folder that holds the keys where the environment gives none. */
export const masterKeyFile = 'keys';

/**
 * Takes the master keys from `id:base64,id2:base64` (newest first), else from the key file of the data
 * folder, which is made with mode 600 where there is none.
 * @throws DeskError `master-keys-invalid`.
 */
export async function loadOrCreateMasterKeys(
  dataDir: string,
  fromEnvironment?: string,
): Promise<LoadedMasterKeys> {
  if (fromEnvironment?.trim())
    return { ...parseMasterKeys(fromEnvironment), source: 'environment' };
  const path = join(dataDir, masterKeyFile);
  const kept = await readIfThere(path);
  if (kept !== undefined) return { ...parseMasterKeys(kept), file: path, source: 'file' };
  const created = await createKeyFile(dataDir, path);
  const text = await readFile(path, 'utf8');
  return { ...parseMasterKeys(text), file: path, source: created ? 'created' : 'file' };
}

/** The keys as their file has them now. */
export async function readMasterKeys(file: string): Promise<MasterKeys> {
  return { ...parseMasterKeys(await readFile(file, 'utf8')), file };
}

/** @throws DeskError `master-keys-invalid`; the message never shows a key. */
export function parseMasterKeys(text: string): MasterKeys {
  const keys = new Map<string, Buffer>();
  const entries = text.split(/[\s,]+/).filter(Boolean);
  for (const [index, entry] of entries.entries()) {
    const [, id, encoded] = /^([A-Za-z0-9_.-]{1,40}):([A-Za-z0-9+/]{43}=?)$/.exec(entry) ?? [];
    const key = Buffer.from(encoded ?? '', 'base64');
    if (id === undefined || key.length !== keyLength)
      throw invalid(`entry ${index + 1} is not of the form id:base64 with 32 bytes`);
    if (keys.has(id)) throw invalid(`the id ${id} is there twice`);
    keys.set(id, key);
  }
  const [currentId] = keys.keys();
  if (currentId === undefined) throw invalid('there is no key');
  return { currentId, keys };
}

/** @returns false where another process was first. */
async function createKeyFile(dataDir: string, path: string): Promise<boolean> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const { id, line } = newKeyLine();
  const draft = `${path}.${id}`;
  await writeKeyFile(draft, line);
  try {
    // A link never replaces a file: of two processes that start at once, one wins and both use its key.
    await link(draft, path);
    return true;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    return false;
  } finally {
    await rm(draft);
  }
}

/** A key as a line of the key file. */
export function newKeyLine(): { id: string; line: string } {
  const id = `k${randomBytes(4).toString('hex')}`;
  return { id, line: `${id}:${randomBytes(keyLength).toString('base64')}\n` };
}

/** A new file, for the owner alone; it is on the disk when this resolves. */
export async function writeKeyFile(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

const invalid = (what: string): DeskError =>
  new DeskError('master-keys-invalid', `the master keys cannot be used: ${what}`);
