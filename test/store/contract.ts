import { caseQueueContract } from './contracts/case-queue';
import { caseSearchContract } from './contracts/case-search';
import { caseWorkContract } from './contracts/case-work';
import { caseContract } from './contracts/cases';
import { channelsContract } from './contracts/channels';
import { commitContract } from './contracts/commit';
import { erasePersonContract } from './contracts/erase-person';
import { evidenceContract } from './contracts/evidence';
import { historyContract } from './contracts/history';
import { keyFileContract } from './contracts/key-file';
import { liveChatsContract } from './contracts/live-chats';
import { outboxContract } from './contracts/outbox';
import { preferenceContract } from './contracts/preferences';
import { retentionContract } from './contracts/retention';
import { schemaContract } from './contracts/schema';
import { staffContract } from './contracts/staff';
import { staffSignInContract } from './contracts/staff-sign-in';
import { vaultContract } from './contracts/vault';
import { watchContract } from './contracts/watch';
import type { Place } from './support/databases';

/** What every database has to hold. */
export function storeContract(newPlace: () => Promise<Place>): void {
  schemaContract(newPlace);
  commitContract(newPlace);
  caseContract(newPlace);
  caseQueueContract(newPlace);
  caseSearchContract(newPlace);
  caseWorkContract(newPlace);
  preferenceContract(newPlace);
  staffContract(newPlace);
  staffSignInContract(newPlace);
  watchContract(newPlace);
  historyContract(newPlace);
  outboxContract(newPlace);
  liveChatsContract(newPlace);
  channelsContract(newPlace);
  evidenceContract(newPlace);
  vaultContract(newPlace);
  keyFileContract(newPlace);
  retentionContract(newPlace);
  erasePersonContract(newPlace);
}
