import type sqlite3 from 'sqlite3';
import { pack, sqlite, unpacked } from './dialect';
import type { Write } from './writes';

/** What a miscount runs against, for the connection that writes. */
export const atOnceTable = 'CREATE TEMP TABLE counted (as_given integer NOT NULL CHECK (as_given))';

/**
 * A whole transaction in one call of SQLite's driver. Between two calls it waits for this thread, which is
 * busy with the next turns by then: so it would be idle while they think, and they while it writes. The call
 * for many statements takes no values; the rows stand in their texts.
 * @throws what the driver throws: SQLITE_CONSTRAINT also where a statement did not change each of its rows.
 */
export async function runAtOnce(
  connection: sqlite3.Database,
  writes: readonly Write[],
): Promise<void> {
  const statements = [sqlite.begin, ...writes.flatMap(statementsOf), 'DELETE FROM counted'];
  try {
    await exec(connection, [...statements, 'COMMIT'].join(';\n'));
  } catch (error) {
    // A full disk, among others, ends the transaction by itself: then there is nothing to roll back.
    await exec(connection, 'ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function statementsOf(write: Write): string[] {
  const { rows, changesEach } = write;
  const { json, bytes } = pack(rows);
  const statement = write.sql(unpacked(rows, textLiteral(json), bytesLiteral(bytes)));
  if (!changesEach) return [statement];
  return [statement, `INSERT INTO counted VALUES (changes() = ${rows.length})`];
}

/** JSON has no zero characters, which alone would end a literal before its quote. */
const textLiteral = (json: string): string => `'${json.replaceAll("'", "''")}'`;

const bytesLiteral = (bytes: Buffer): string => `x'${bytes.toString('hex')}'`;

const exec = (connection: sqlite3.Database, sql: string): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.exec(sql, error => (error ? reject(error) : resolve()));
  });
