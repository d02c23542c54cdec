import type { QueryRunner } from 'typeorm';
import { postgres } from './dialect';
import { inParts } from './statements';
import type { Write } from './writes';

/**
 * A whole transaction on PostgreSQL without waiting for an answer in between: the connection sends one
 * statement after the other (`pipeline` of pg), and the server runs them in this order. Where one fails it
 * refuses all that follow, and the COMMIT too.
 * @throws what the driver throws for the first that failed.
 */
export async function sendAtOnce(runner: QueryRunner, writes: readonly Write[]): Promise<void> {
  const statements = writes.flatMap(write =>
    inParts(write.rows, write.rows[0]?.length ?? 1).map(part => {
      const { sql, values } = postgres.rows(part, write.types);
      const statement = write.sql(sql);
      return { sql: write.changesEach ? counted(statement, part.length) : statement, values };
    }),
  );
  const all = [{ sql: postgres.begin, values: [] }, ...statements, { sql: 'COMMIT', values: [] }];
  await runner.connect();
  const sent = await Promise.allSettled(
    all.map(({ sql, values }) => runner.query(postgres.placed(sql), values)),
  );
  for (const answer of sent) if (answer.status === 'rejected') throw answer.reason;
}

/** Fails by a division by zero where the statement did not change as many rows as it should. */
const counted = (statement: string, rows: number): string =>
  `WITH changed AS (${statement} RETURNING 1)
   SELECT 1 / CASE WHEN COUNT(*) = ${rows} THEN 1 ELSE 0 END FROM changed`;
