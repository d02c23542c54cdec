import type { Readable } from 'node:stream';
import { DeskError } from '../../domain/errors';
import type { EvidenceVault } from '../../domain/ports';

/**
 * Opens a file that a case or a talk names.
 * @throws DeskError `staff-no-file` where it is kept no longer: redacted, or its time is over.
 */
export async function openFile(
  evidence: Pick<EvidenceVault, 'open'>,
  id: string,
): Promise<Readable> {
  try {
    return await evidence.open(id);
  } catch (fault) {
    if (fault instanceof DeskError && fault.code === 'evidence-unknown')
      throw new DeskError('staff-no-file', 'the file is not kept any more', { cause: fault });
    throw fault;
  }
}
