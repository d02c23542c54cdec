import type { Dialect } from './dialect';

export type Value = string | number | Buffer | null;

/** What a statement came to. `affected` counts changed rows where it has no RETURNING. */
export interface Answered {
  rows: Record<string, unknown>[];
  affected: number;
}

/** Runs one statement of a transaction, in which each `?` stands for a value. */
export interface Ask {
  (sql: string, values?: Value[]): Promise<Answered>;
  readonly dialect: Dialect;
}

/** SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535. */
const mostParameters = 32_000;

/** Cuts rows so that each part fits in one statement. */
export function inParts<T>(rows: readonly T[], columns: number): T[][] {
  const size = Math.floor(mostParameters / columns);
  const parts: T[][] = [];
  for (let start = 0; start < rows.length; start += size)
    parts.push(rows.slice(start, start + size));
  return parts;
}

/** `?, ?, ?` */
export const parameters = (count: number): string => Array(count).fill('?').join(', ');

/**
 * `(?, ?), (?, ?)`. PostgreSQL learns the types of parameters outside an INSERT from the casts in the
 * first row.
 */
export function tuples(rows: number, columns: number, types?: readonly string[]): string {
  const tuple = `(${parameters(columns)})`;
  const typed = types && `(${types.map(type => `CAST(? AS ${type})`).join(', ')})`;
  return [typed ?? tuple, ...Array<string>(rows - 1).fill(tuple)].join(', ');
}

/** Writes many rows with as few statements as fit. `ending` may be `ON CONFLICT DO NOTHING`. */
export async function insert(
  ask: Ask,
  table: string,
  columns: readonly string[],
  rows: readonly Value[][],
  ending = '',
): Promise<number> {
  let affected = 0;
  for (const part of inParts(rows, columns.length)) {
    const { sql, values } = ask.dialect.rows(part);
    const statement = `INSERT INTO ${table} (${columns.join(', ')}) ${sql} ${ending}`;
    affected += (await ask(statement, values)).affected;
  }
  return affected;
}

/**
 * Like `insert` with ON CONFLICT DO NOTHING, and names the rows that were written by one column. The statement
 * begins with WITH: TypeORM gives the returned rows of such ones on both databases.
 */
export async function insertMissing(
  ask: Ask,
  table: string,
  columns: readonly string[],
  types: readonly string[],
  rows: readonly Value[][],
  returning: string,
): Promise<Set<string>> {
  const names = columns.join(', ');
  const written = new Set<string>();
  for (const part of inParts(rows, columns.length)) {
    const { sql, values } = ask.dialect.rows(part, types);
    // "WHERE TRUE" keeps SQLite from reading ON as a join's condition.
    const { rows: back } = await ask(
      `WITH given (${names}) AS (${sql})
       INSERT INTO ${table} (${names}) SELECT ${names} FROM given WHERE TRUE
       ON CONFLICT DO NOTHING RETURNING ${returning}`,
      values,
    );
    for (const row of back) written.add(String(row[returning]));
  }
  return written;
}
