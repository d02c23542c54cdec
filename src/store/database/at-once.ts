import type sqlite3 from 'sqlite3';
import { pack, unpacked } from './dialect';
import type { PreparedStatements } from './prepared';
import type { Value } from './statements';
import type { Write } from './writes';

/** For the connection that writes: where rows wait in memory, and what a miscount runs against. */
export const atOnceTables = [
  'PRAGMA temp_store = MEMORY',
  'CREATE TEMP TABLE packed (place integer PRIMARY KEY, rows text NOT NULL, bytes blob NOT NULL)',
  'CREATE TEMP TABLE counted (as_given integer NOT NULL CHECK (as_given))',
];
const empty = 'DELETE FROM packed; DELETE FROM counted;';

/**
 * A whole transaction in two calls of SQLite's driver: one hands the rows over, the other runs everything
 * from BEGIN to COMMIT. Between two calls the driver waits for this thread, which is busy with the next
 * turns; so the fewer calls, the more is written while they think.
 * @throws what the driver throws: SQLITE_CONSTRAINT also where a statement did not change each of its rows.
 */
export async function runAtOnce(
  connection: sqlite3.Database,
  prepared: PreparedStatements,
  writes: readonly Write[],
): Promise<void> {
  const places = writes.map(() => '(?, ?, ?)').join(', ');
  const values = writes.flatMap(({ rows }, place): Value[] => {
    const { json, bytes } = pack(rows);
    return [place, json, bytes];
  });
  const script = ['BEGIN IMMEDIATE', ...writes.flatMap(statementsOf), `${empty} COMMIT`].join(
    ';\n',
  );
  try {
    await prepared.run(`INSERT INTO packed (place, rows, bytes) VALUES ${places}`, values);
    await exec(connection, script);
  } catch (error) {
    // A full disk, among others, ends the transaction by itself: then there is nothing to roll back.
    await exec(connection, 'ROLLBACK').catch(() => undefined);
    await exec(connection, empty);
    throw error;
  }
}

function statementsOf(write: Write, place: number): string[] {
  const { rows, changesEach } = write;
  const part = (column: string): string => `(SELECT ${column} FROM packed WHERE place = ${place})`;
  const statement = write.sql(unpacked(rows, part('rows'), part('bytes')));
  if (!changesEach) return [statement];
  return [statement, `INSERT INTO counted VALUES (changes() = ${rows.length})`];
}

const exec = (connection: sqlite3.Database, sql: string): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.exec(sql, error => (error ? reject(error) : resolve()));
  });
