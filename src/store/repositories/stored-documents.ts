import type { Document, DocumentChange, Documents } from '../../domain/documents';
import { StateConflict } from '../../domain/errors';
import type { JsonObject } from '../../domain/json';
import type { RandomSource, TimeSource } from '../../domain/ports';
import type { Database } from '../database/database';
import { bytes, text } from '../database/rows';
import { type Ask, inParts, insert, parameters } from '../database/statements';
import type { Nonces } from '../vault/nonces';
import { places } from '../vault/scopes';
import { seal, unseal } from '../vault/sealing';

export interface DocumentParts {
  database: Database;
  key: Buffer;
  nonces: Nonces;
  random: RandomSource;
  time: TimeSource;
}

const columns = ['key', 'version', 'changed_at', 'sealed'];

export class StoredDocuments implements Documents {
  constructor(private readonly parts: DocumentParts) {}

  async read(keys: readonly string[]): Promise<Document[]> {
    const found: Document[] = [];
    for (const part of inParts([...new Set(keys)], 1)) {
      const sql = `SELECT key, version, sealed FROM document WHERE key IN (${parameters(part.length)})`;
      for (const row of await this.parts.database.read(sql, part)) {
        const [key, version] = [text(row, 'key'), text(row, 'version')];
        const plain = unseal(this.parts.key, places.document(key, version), bytes(row, 'sealed'));
        found.push({ key, version, content: JSON.parse(plain.toString()) as JsonObject });
      }
    }
    return found;
  }

  async write(changes: readonly DocumentChange[]): Promise<void> {
    if (changes.length === 0) return;
    // Sealed before the first wait: what the caller changes later is not of this write.
    const rows = changes.map(change => ({ row: this.row(change), seen: change.version }));
    // In one order, so that two writers cannot wait for each other.
    rows.sort((a, b) => (a.row.key < b.row.key ? -1 : 1));
    await this.parts.database.write(async ask => {
      for (const { row, seen } of rows)
        await (seen === undefined ? put(ask, row) : replace(ask, row, seen));
    });
  }

  async remove(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.parts.database.write(async ask => {
      for (const part of inParts(keys, 1))
        await ask(`DELETE FROM document WHERE key IN (${parameters(part.length)})`, part);
    });
  }

  private row({ key, content }: DocumentChange): DocumentRow {
    const { random, nonces, time } = this.parts;
    const version = Buffer.from(random.bytes(9)).toString('base64url');
    const place = places.document(key, version);
    const sealed = seal(this.parts.key, place, JSON.stringify(content), nonces);
    return { key, version, changedAt: time.now().getTime(), sealed };
  }
}

interface DocumentRow {
  key: string;
  version: string;
  changedAt: number;
  sealed: Buffer;
}

async function put(ask: Ask, { key, version, changedAt, sealed }: DocumentRow): Promise<void> {
  await insert(
    ask,
    'document',
    columns,
    [[key, version, changedAt, sealed]],
    `ON CONFLICT (key) DO UPDATE SET version = excluded.version,
       changed_at = excluded.changed_at, sealed = excluded.sealed`,
  );
}

async function replace(ask: Ask, row: DocumentRow, seen: string): Promise<void> {
  const { affected } = await ask(
    'UPDATE document SET version = ?, changed_at = ?, sealed = ? WHERE key = ? AND version = ?',
    [row.version, row.changedAt, row.sealed, row.key, seen],
  );
  if (affected === 0) throw new StateConflict('a document');
}
