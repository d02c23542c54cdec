import { caseQueueContract } from './contracts/case-queue';
import { caseContract } from './contracts/cases';
import { commitContract } from './contracts/commit';
import { erasePersonContract } from './contracts/erase-person';
import { evidenceContract } from './contracts/evidence';
import { historyContract } from './contracts/history';
import { keyFileContract } from './contracts/key-file';
import { outboxContract } from './contracts/outbox';
import { preferenceContract } from './contracts/preferences';
import { retentionContract } from './contracts/retention';
import { schemaContract } from './contracts/schema';
import { staffContract } from './contracts/staff';
import { vaultContract } from './contracts/vault';
import type { Place } from './support/databases';

/** What every database has to hold. */
export function storeContract(newPlace: () => Promise<Place>): void {
  schemaContract(newPlace);
  commitContract(newPlace);
  caseContract(newPlace);
  caseQueueContract(newPlace);
  preferenceContract(newPlace);
  staffContract(newPlace);
  historyContract(newPlace);
  outboxContract(newPlace);
  evidenceContract(newPlace);
  vaultContract(newPlace);
  keyFileContract(newPlace);
  retentionContract(newPlace);
  erasePersonContract(newPlace);
}
