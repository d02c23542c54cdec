/** What the two databases say differently. Everything else in the store's SQL is common to both. */
export interface Dialect {
  name: 'sqlite' | 'postgres';
  /** The column type of binary content. */
  bytes: 'blob' | 'bytea';
  begin: string;
  /** Writes the values' places, `?`, as the database wants them. */
  placed(sql: string): string;
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
  forUpdate: 'FOR UPDATE',
  tidy: 'VACUUM data_key',
  skipLocked: 'FOR UPDATE SKIP LOCKED',
};
