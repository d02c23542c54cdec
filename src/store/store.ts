import type { ChannelStates, DeliveryMarks, InboundEvents } from '../domain/channel-store';
import type { Documents } from '../domain/documents';
import type { LiveChats } from '../domain/live-chat';
import type {
  ActivityLog,
  Committer,
  EvidenceVault,
  Outbox,
  Preferences,
  RandomSource,
  TimeSource,
} from '../domain/ports';
import type { Transcripts } from '../domain/transcripts';
import type { Watch } from '../domain/watch';
import { type StoredStaff, storedStaff } from './accounts/stored-staff';
import { type BackupOptions, type BackupReport, backUp } from './backup';
import { type StoredCaseWork, storedCaseWork } from './case-work/stored-case-work';
import { StoredViews } from './case-work/stored-views';
import { CommitQueue } from './commit/commit-queue';
import { ConversationCache } from './commit/conversation-cache';
import type { Database } from './database/database';
import { openDatabase } from './database/open-database';
import { Erasure } from './erasure';
import { FileVault } from './evidence/file-vault';
import { type EvidenceFault, verifyEvidence } from './evidence/verify-evidence';
import { freeLeases } from './free-leases';
import { type HistoryReport, verifyHistory } from './history/verify-history';
import { StoredEvents } from './messaging/stored-events';
import { StoredMarks } from './messaging/stored-marks';
import { StoredStates } from './messaging/stored-states';
import { StoredCases } from './repositories/stored-cases';
import { StoredConversations } from './repositories/stored-conversations';
import { StoredDocuments } from './repositories/stored-documents';
import { StoredLiveChats } from './repositories/stored-live-chats';
import { StoredLog } from './repositories/stored-log';
import { StoredOutbox } from './repositories/stored-outbox';
import { StoredPreferences } from './repositories/stored-preferences';
import { StoredTranscripts } from './repositories/stored-transcripts';
import { type PersonErased, PersonEraser, type PersonErasure } from './retention/erase-person';
import { Purge, type PurgeOptions } from './retention/purge';
import { Removals, type Removed } from './retention/removals';
import { ContactLookup } from './vault/contact-lookup';
import { KeyRing } from './vault/key-ring';
import type { MasterKeys } from './vault/master-keys';
import { Nonces } from './vault/nonces';
import { scopes } from './vault/scopes';
import { StoredWatch } from './watch/stored-watch';

export interface StoreOptions {
  /** `sqlite:/path/file.db` or `postgres://user:password@host/database`. */
  databaseUrl: string;
  /** The folder of evidence files. */
  dataDir: string;
  masterKeys: MasterKeys;
  time: TimeSource;
  random: RandomSource;
  /** The biggest file taken as evidence, in bytes; 20 MB by default. */
  evidenceMaxBytes?: number;
  /** How many conversations are kept in memory after their commit. */
  cachedConversations?: number;
}

/** All that the desk keeps. Its parts share one database and one vault. */
export interface Store {
  conversations: StoredConversations;
  log: ActivityLog;
  cases: StoredCases;
  preferences: Preferences;
  outbox: Outbox;
  documents: Documents;
  inbound: InboundEvents;
  marks: DeliveryMarks;
  channelStates: ChannelStates;
  liveChats: LiveChats;
  transcripts: Transcripts;
  staff: StoredStaff;
  watch: Watch;
  caseWork: StoredCaseWork;
  evidence: EvidenceVault;
  committer: Committer;
  erasure: Erasure;
  /** Removes what has had its time, or only tells what would go. */
  purge(options: PurgeOptions): Promise<Removed>;
  /** Erases all that there is of a person, found by her contacts. */
  erasePerson(person: PersonErasure): Promise<PersonErased>;
  /** Before the workers begin: what a process that died had taken is free again (SQLite). */
  freeLeases(): Promise<void>;
  /** The record of what was removed. */
  removals: Removals;
  /** 32 random bytes of the desk's own, made once for each name and kept wrapped by the master key. */
  secret(name: string): Promise<Uint8Array>;
  /** Wraps every data key by the current master key; resolves with their number. */
  rotateKeys(): Promise<number>;
  /** How many data keys each master key wraps, by its id. */
  keyUse(): Promise<Map<string, number>>;
  /** Copies everything into a folder, while the desk runs. */
  backUp(options: BackupOptions): Promise<BackupReport>;
  /** Whether the files are as they were received. */
  verifyEvidence(): Promise<{ files: number; faults: EvidenceFault[] }>;
  /** Whether case histories are as they were written: of one case, or of all. */
  verifyHistory(reference?: string): Promise<HistoryReport>;
  /** @throws DeskError `store-unavailable` where the database does not answer. */
  ping(): Promise<void>;
  /** Finishes what is being written, then closes. */
  close(): Promise<void>;
}

const defaultEvidenceBytes = 20 * 1024 * 1024;
const defaultCachedConversations = 10_000;

/**
 * Opens the database, runs the migrations that it lacks, and checks that the master keys fit.
 * @throws DeskError `database-url-invalid`, `master-key-missing`, `seal-broken`.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const database = await openDatabase(options.databaseUrl);
  try {
    return await assemble(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function assemble(database: Database, options: StoreOptions): Promise<Store> {
  const { dataDir, masterKeys, random, time } = options;
  const nonces = new Nonces(random);
  const keyRing = new KeyRing(database, masterKeys, random, nonces, time);
  const lookup = new ContactLookup(await keyRing.deskKey(scopes.desk('lookup')));
  const historyKey = await keyRing.deskKey(scopes.desk('history'));
  await keyRing.deskKey(scopes.desk('outbox'));
  const cache = new ConversationCache(options.cachedConversations ?? defaultCachedConversations);
  const mostBytes = options.evidenceMaxBytes ?? defaultEvidenceBytes;
  const evidence = new FileVault(dataDir, mostBytes, database, keyRing, random);
  const committer = new CommitQueue({
    ...{ database, keyRing, lookup, historyKey, cache, nonces, time },
  });
  const log = new StoredLog(database, keyRing);
  const erasure = new Erasure({ database, keyRing, cache, evidence, historyKey });
  const removals = new Removals(database, historyKey, random);
  const views = new StoredViews(database, await keyRing.deskKey(scopes.desk('staff')), nonces);
  const eraser = new PersonEraser({ database, keyRing, lookup, erasure, removals, views });
  const purge = new Purge({ database, keyRing, cache, nonces, evidence, erasure, removals });
  const channelKey = await keyRing.deskKey(scopes.desk('channels'));
  const documents = new StoredDocuments({
    ...{ database, nonces, random, time },
    key: await keyRing.deskKey(scopes.desk('documents')),
  });
  return {
    conversations: new StoredConversations(database, keyRing, cache),
    log,
    cases: new StoredCases(database, keyRing, lookup),
    preferences: new StoredPreferences(database, keyRing, lookup),
    outbox: new StoredOutbox(database, keyRing),
    documents,
    inbound: new StoredEvents(database, channelKey, nonces),
    marks: new StoredMarks(database),
    channelStates: new StoredStates(database, channelKey, nonces),
    liveChats: new StoredLiveChats(database),
    transcripts: new StoredTranscripts(database, log, erasure),
    staff: storedStaff(database, await keyRing.deskKey(scopes.desk('staff')), nonces),
    watch: new StoredWatch(database, await keyRing.deskKey(scopes.desk('outbox')), nonces),
    caseWork: storedCaseWork({
      ...{ database, keyRing, nonces, evidence },
      staffKey: await keyRing.deskKey(scopes.desk('staff')),
    }),
    evidence,
    committer,
    erasure,
    removals,
    purge: options => purge.run(options),
    erasePerson: person => eraser.erase(person),
    freeLeases: () => freeLeases(database, time.now()),
    secret: name => keyRing.deskKey(scopes.secret(name)),
    rotateKeys: () => keyRing.rotate(),
    keyUse: () => keyRing.use(),
    backUp: options => backUp(database, dataDir, options),
    verifyEvidence: () => verifyEvidence(database, evidence),
    verifyHistory: reference => verifyHistory(database, historyKey, reference),
    ping: async () => {
      await database.read('SELECT 1 AS alive');
    },
    close: async () => {
      await committer.idle();
      await database.close();
    },
  };
}
