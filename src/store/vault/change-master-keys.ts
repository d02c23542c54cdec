import { readFile, rename, rm } from 'node:fs/promises';
import { DeskError } from '../../domain/errors';
import { newKeyLine, parseMasterKeys, writeKeyFile } from './master-keys';

/**
 * Puts a new key in front of the others in a key file. Desks that run take it up by themselves.
 * @returns its id.
 */
export async function addMasterKey(file: string): Promise<string> {
  const { id, line } = newKeyLine();
  await replaceKeyFile(file, id, `${line}${await keyLines(file)}`);
  return id;
}

/**
 * Takes a key out of a key file. What it still wraps, in this database or in a back-up, cannot be read
 * without it any more.
 * @throws DeskError `master-keys-invalid` for the current key, and for one that is not there.
 */
export async function dropMasterKey(file: string, id: string): Promise<void> {
  const text = await keyLines(file);
  const { currentId, keys } = parseMasterKeys(text);
  if (id === currentId || !keys.has(id))
    throw new DeskError('master-keys-invalid', 'only a key that is there and not in use can go');
  const kept = text.split('\n').filter(line => line !== '' && !line.startsWith(`${id}:`));
  await replaceKeyFile(file, id, `${kept.join('\n')}\n`);
}

/** One key a line, however the file has them. */
async function keyLines(file: string): Promise<string> {
  const entries = (await readFile(file, 'utf8')).split(/[\s,]+/).filter(Boolean);
  return entries.map(entry => `${entry}\n`).join('');
}

/** At once: whoever reads meanwhile finds the old or the new one, whole. */
async function replaceKeyFile(file: string, id: string, text: string): Promise<void> {
  parseMasterKeys(text);
  const draft = `${file}.${id}`;
  try {
    await writeKeyFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
