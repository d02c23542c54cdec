import { dataKeys } from '../data-keys';
import { databaseAddress } from '../database-address';
import { type Setting, secret, whole, words } from '../setting';

/** What the desk keeps, where, and for how long. */
export const dataSettings = {
  dataDir: {
    variable: 'DATA_DIR',
    doc: [
      'The folder for everything that the desk keeps: the SQLite file, evidence, keys, unsent mail.',
      'Back it up; keep it from everybody but the desk.',
    ],
    schema: words,
    cure: 'give the path of a folder',
    default: 'var',
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    doc: [
      'The database: sqlite: and a file, or the address of a PostgreSQL database (which several desks',
      'may share). Without it, the file desk.sqlite below DATA_DIR.',
    ],
    schema: secret(databaseAddress),
    cure: 'give sqlite:path/to/file, or postgres://user:password@host:5432/database',
    example: 'postgres://desk:password@127.0.0.1:5432/desk',
  },
  dataKeys: {
    variable: 'DATA_KEYS',
    doc: [
      "The master keys that customers' data is encrypted with: id:key, divided by commas. The first",
      'encrypts, all can decrypt. An id is of letters, digits, - _ and dots; a key is 32 random bytes',
      'in base64.',
      'Without it, a key is made on the first start and kept below DATA_DIR.',
    ],
    schema: secret(dataKeys),
    cure: 'give id:key pairs with 32 bytes in base64 each and ids that differ; make a key with: openssl rand -base64 32',
    example: '2026-01:<openssl rand -base64 32>',
  },
  draftDays: {
    variable: 'DRAFT_DAYS',
    doc: ['After how many days an unfinished form is removed.'],
    schema: whole(1, 365),
    cure: 'give a whole number of days from 1 to 365',
    default: '14',
  },
  conversationDays: {
    variable: 'CONVERSATION_DAYS',
    doc: ['How many days a talk that led to no case is kept (docs/retention.md).'],
    schema: whole(1, 36_500),
    cure: 'give a whole number of days',
    default: '90',
  },
  evidenceDays: {
    variable: 'EVIDENCE_DAYS',
    doc: ['How many days the files of a closed case are kept.'],
    schema: whole(1, 36_500),
    cure: 'give a whole number of days',
    default: '365',
  },
  caseDays: {
    variable: 'CASE_DAYS',
    doc: ['How many days a closed case is kept, with its talk.'],
    schema: whole(1, 36_500),
    cure: 'give a whole number of days',
    default: '1095',
  },
} as const satisfies Record<string, Setting<unknown>>;
