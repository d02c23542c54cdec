import { createHash } from 'node:crypto';
import { DeskError } from '../../domain/errors';
import type { Database } from '../database/database';
import { isMissing } from '../database/failures';
import { text } from '../database/rows';
import type { FileVault } from './file-vault';

export interface EvidenceFault {
  id: string;
  /** `missing`: not on the disk, or its key is gone. `changed`: not as it was received. */
  fault: 'missing' | 'changed';
}

const atOnce = 500;

/** Reads every file that a turn has taken, and compares it with the hash that the customer was given. */
export async function verifyEvidence(
  database: Database,
  vault: FileVault,
): Promise<{ files: number; faults: EvidenceFault[] }> {
  const report = { files: 0, faults: [] as EvidenceFault[] };
  for (let last = ''; ; ) {
    const rows = await database.read(
      'SELECT id, sha256 FROM evidence WHERE id > ? ORDER BY id LIMIT ?',
      [last, atOnce],
    );
    if (rows.length === 0) return report;
    for (const row of rows) {
      const id = text(row, 'id');
      const fault = await faultOf(vault, id, text(row, 'sha256'));
      if (fault) report.faults.push({ id, fault });
      report.files += 1;
      last = id;
    }
  }
}

async function faultOf(
  vault: FileVault,
  id: string,
  sha256: string,
): Promise<EvidenceFault['fault'] | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of await vault.open(id)) hash.update(chunk as Uint8Array);
  } catch (error) {
    if (isMissing(error)) return 'missing';
    if (!(error instanceof DeskError)) throw error;
    return error.code === 'evidence-unknown' ? 'missing' : 'changed';
  }
  return hash.digest('hex') === sha256 ? undefined : 'changed';
}
