import type { CaseSought } from '../../domain/case-work/case-search';
import type { Database } from '../database/database';
import { number, text } from '../database/rows';
import type { ContactLookup } from '../vault/contact-lookup';

/** So many of the newest cases of a search are looked through; whoever finds more asks too broadly. */
const mostFound = 2_000;

/** The cases that a number, a contact or words stand for, by the keyed hashes of these. */
export async function foundBy(
  database: Database,
  lookup: ContactLookup,
  sought: CaseSought,
): Promise<string[]> {
  if ('reference' in sought) return [sought.reference];
  if ('contact' in sought) return ofContact(database, lookup, sought.contact);
  return ofWords(
    database,
    sought.words.map(word => lookup.word(word)),
  );
}

async function ofContact(
  database: Database,
  lookup: ContactLookup,
  contact: string,
): Promise<string[]> {
  const rows = await database.read(
    `SELECT reference FROM contact_lookup WHERE hash = ? LIMIT ${mostFound}`,
    [lookup.hash(contact)],
  );
  return rows.map(row => text(row, 'reference'));
}

/** The cases that have all of the words: those of the rarest one, of which each other one is looked up. */
async function ofWords(database: Database, hashes: Buffer[]): Promise<string[]> {
  const [rarest, ...others] = await byRarity(database, hashes);
  if (!rarest) return [];
  const rows = await database.read(
    `SELECT w.reference FROM case_word w WHERE w.hash = ? ${others.map(also).join(' ')}
     ORDER BY w.received_at DESC LIMIT ${mostFound}`,
    [rarest, ...others],
  );
  return rows.map(row => text(row, 'reference'));
}

const also = (): string =>
  `AND EXISTS (SELECT 1 FROM case_word o WHERE o.hash = ?
     AND o.received_at = w.received_at AND o.reference = w.reference)`;

async function byRarity(database: Database, hashes: Buffer[]): Promise<Buffer[]> {
  const counted = await Promise.all(
    hashes.map(async hash => {
      const [row] = await database.read(
        `SELECT COUNT(*) AS cases FROM (SELECT 1 AS one FROM case_word WHERE hash = ?
           LIMIT ${mostFound * 5}) AS found`,
        [hash],
      );
      return { hash, cases: row ? number(row, 'cases') : 0 };
    }),
  );
  return counted.toSorted((one, other) => one.cases - other.cases).map(({ hash }) => hash);
}
