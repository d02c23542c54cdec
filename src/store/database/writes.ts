import type { Value } from './statements';

/**
 * A statement of a transaction whose statements are all known before it begins, so that they go to the
 * database without anybody having to look at an answer in between.
 */
export interface Write {
  rows: readonly Value[][];
  /** @param given a query that gives the rows. */
  sql(given: string): string;
  /** The columns' types: PostgreSQL learns them from an INSERT, but from nothing else. */
  types?: readonly string[];
  /** Each row is to change one in the table; otherwise somebody else was first, and all is undone. */
  changesEach?: true;
}

/** `ending` may be an ON CONFLICT. */
export const insertion = (
  table: string,
  columns: readonly string[],
  rows: readonly Value[][],
  ending = '',
): Write => ({
  rows,
  sql: given => `INSERT INTO ${table} (${columns.join(', ')}) ${given} ${ending}`,
});

/** Updates each row by its key, the first column, where also `condition` holds between it and `given`. */
export function update(
  table: string,
  columns: readonly string[],
  types: readonly string[],
  rows: readonly Value[][],
  condition: string,
): Write {
  const [key, ...rest] = columns;
  const set = rest.map(column => `${column} = given.${column}`).join(', ');
  return {
    ...{ rows, types },
    sql: given => `WITH given (${columns.join(', ')}) AS (${given})
      UPDATE ${table} SET ${set} FROM given
      WHERE ${table}.${key} = given.${key} AND ${condition}`,
    changesEach: true,
  };
}

/** Deletes all rows that have one of these in a column of text. */
export const deletion = (table: string, column: string, values: readonly string[]): Write => ({
  rows: values.map(value => [value]),
  sql: given => `DELETE FROM ${table} WHERE ${column} IN (${given})`,
  types: ['text'],
});
