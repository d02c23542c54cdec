/** A row as a driver gives it: both drivers agree on strings and buffers, not on numbers. */
export type Row = Record<string, unknown>;

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw unexpected(column);
  return value;
}

/** `pg` gives a bigint as a string; all numbers of the store are far below 2^53. */
export function number(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number' && typeof value !== 'string') throw unexpected(column);
  return Number(value);
}

export function bytes(row: Row, column: string): Buffer {
  const value = row[column];
  if (!Buffer.isBuffer(value)) throw unexpected(column);
  return value;
}

/** Instants are stored as milliseconds since 1970, UTC. */
export const instant = (row: Row, column: string): Date => new Date(number(row, column));

/** Reads a column that may be empty. */
export function optional<T>(
  read: (row: Row, column: string) => T,
  row: Row,
  column: string,
): T | undefined {
  return row[column] === null || row[column] === undefined ? undefined : read(row, column);
}

const unexpected = (column: string): Error =>
  new TypeError(`the column ${column} is not of the expected type`);
