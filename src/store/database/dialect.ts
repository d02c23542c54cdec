import { tuples, type Value } from './statements';

/** What the two databases say differently. Everything else in the store's SQL is common to both. */
export interface Dialect {
  name: 'sqlite' | 'postgres';
  /** The column type of binary content. */
  bytes: 'blob' | 'bytea';
  begin: string;
  /** Writes the values' places, `?`, as the database wants them. */
  placed(sql: string): string;
  /**
   * A query that gives these rows, to be the only part of a statement that has values. `types` are those of
   * the columns, where it does not stand behind an INSERT.
   */
  rows(rows: readonly Value[][], types?: readonly string[]): { sql: string; values: Value[] };
  /** Holds the selected rows until the transaction ends. */
  forUpdate: string;
  /** Takes what was deleted out of the log (SQLite) and the tables (PostgreSQL) on the disk. */
  tidy: string;
  /** Takes the selected rows, passing over what others hold. */
  skipLocked: string;
}

/** SQLite has one writer at a time, so that nothing needs to be locked within a transaction. */
export const sqlite: Dialect = {
  name: 'sqlite',
  bytes: 'blob',
  begin: 'BEGIN IMMEDIATE',
  // As they are: SQLite takes `$1` for a name and compares it with the names of all others.
  placed: sql => sql,
  rows: packedRows,
  forUpdate: '',
  tidy: 'PRAGMA wal_checkpoint(TRUNCATE)',
  skipLocked: '',
};

export const postgres: Dialect = {
  name: 'postgres',
  bytes: 'bytea',
  begin: 'BEGIN',
  placed: sql => {
    let place = 0;
    return sql.replace(/\?/g, () => `$${++place}`);
  },
  rows: (rows, types) => ({
    sql: `VALUES ${tuples(rows.length, rows[0]?.length ?? 0, types)}`,
    values: rows.flat(),
  }),
  forUpdate: 'FOR UPDATE',
  tidy: 'VACUUM data_key',
  skipLocked: 'FOR UPDATE SKIP LOCKED',
};

function packedRows(rows: readonly Value[][]): { sql: string; values: Value[] } {
  const { json, bytes } = pack(rows);
  return { sql: unpacked(rows, '?1', '?2'), values: [json, ...(bytes.length > 0 ? [bytes] : [])] };
}

/**
 * All rows as two values: their JSON, and their binary contents end to end, of which the JSON tells place
 * and length. SQLite's driver takes longer over each value than SQLite over reading it from these, and the
 * statement is the same however many rows there are.
 */
export function pack(rows: readonly Value[][]): { json: string; bytes: Buffer } {
  const pieces: Buffer[] = [];
  let place = 1;
  const packed = rows.map(row =>
    row.map(value => {
      if (!Buffer.isBuffer(value)) return value;
      pieces.push(value);
      place += value.length;
      return [place - value.length, value.length];
    }),
  );
  return { json: JSON.stringify(packed), bytes: Buffer.concat(pieces) };
}

/** The query that gives the rows which were packed, out of what stands for their JSON and their bytes. */
export function unpacked(rows: readonly Value[][], json: string, bytes: string): string {
  const columns = (rows[0] ?? []).map((_, column) =>
    rows.some(row => Buffer.isBuffer(row[column]))
      ? `substr(${bytes}, value ->> '$[${column}][0]', value ->> '$[${column}][1]')`
      : `value ->> ${column}`,
  );
  return `SELECT ${columns.join(', ')} FROM json_each(${json}) WHERE TRUE`;
}
