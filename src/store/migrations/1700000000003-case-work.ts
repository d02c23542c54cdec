import type { MigrationInterface, QueryRunner } from 'typeorm';
import { promiseOf } from '../../domain/case-work/promise';
import { readClocks } from '../commit/contents';

/** As repositories/case-queue.ts sorts by. */
const urgency = 'COALESCE(next_due_at, 9000000000000000 - received_at)';

/**
 * What staff need to work at cases: search by words, figures, duplicates, texts, answers handed over. The
 * words of a case are kept as keyed hashes; its promise stands in columns, since clocks are no secret.
 */
export class CaseWork1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    for (const statement of changes(isPostgres ? 'bytea' : 'blob')) await runner.query(statement);
    await fillPromises(runner, isPostgres);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of indexes) await runner.query(`DROP INDEX ${index}`);
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
    for (const column of ['promise_met_at', 'promise_due_at', 'duplicate_of'])
      await runner.query(`ALTER TABLE desk_case DROP COLUMN ${column}`);
  }
}

const indexes = [
  'desk_case_by_promise',
  'desk_case_by_assignee',
  'desk_case_by_type',
  'desk_case_by_original',
];

const tables = [
  'calendar_year',
  'answer_package_file',
  'answer_package',
  'saved_view',
  'template',
  'case_word',
];

const changes = (bytes: string): string[] => [
  'ALTER TABLE desk_case ADD COLUMN duplicate_of text',
  'ALTER TABLE desk_case ADD COLUMN promise_due_at bigint',
  'ALTER TABLE desk_case ADD COLUMN promise_met_at bigint',
  `CREATE INDEX desk_case_by_original ON desk_case (duplicate_of) WHERE duplicate_of IS NOT NULL`,
  `CREATE INDEX desk_case_by_type ON desk_case (type, state, (${urgency}), reference)`,
  `CREATE INDEX desk_case_by_assignee ON desk_case (assigned_to, state, (${urgency}), reference)
    WHERE assigned_to IS NOT NULL`,
  // Everything that the figures add up, so that no row of a case is read for them.
  'CREATE INDEX desk_case_by_promise ON desk_case (received_at, type, promise_due_at, promise_met_at)',

  // The newest cases of a word come first without a sort.
  `CREATE TABLE case_word (
    hash ${bytes} NOT NULL,
    received_at bigint NOT NULL,
    reference text NOT NULL REFERENCES desk_case (reference) ON DELETE CASCADE,
    PRIMARY KEY (hash, received_at, reference)
  )`,
  'CREATE INDEX case_word_by_case ON case_word (reference)',

  `CREATE TABLE template (
    id text NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    outcome text,
    language text NOT NULL,
    title text NOT NULL,
    body text NOT NULL
  )`,

  `CREATE TABLE saved_view (
    account_id text NOT NULL,
    id text NOT NULL,
    sealed ${bytes} NOT NULL,
    PRIMARY KEY (account_id, id)
  )`,

  `CREATE TABLE answer_package (
    id text NOT NULL PRIMARY KEY,
    reference text NOT NULL REFERENCES desk_case (reference) ON DELETE CASCADE,
    version bigint NOT NULL,
    made_by text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    withdrawn_at bigint,
    sealed ${bytes} NOT NULL
  )`,
  'CREATE INDEX answer_package_by_case ON answer_package (reference, created_at)',
  'CREATE INDEX answer_package_by_expiry ON answer_package (expires_at)',

  `CREATE TABLE answer_package_file (
    package_id text NOT NULL REFERENCES answer_package (id) ON DELETE CASCADE,
    evidence_id text NOT NULL,
    PRIMARY KEY (package_id, evidence_id)
  )`,

  `CREATE TABLE calendar_year (
    year integer NOT NULL PRIMARY KEY,
    confirmed integer NOT NULL,
    holidays text NOT NULL
  )`,
];

const atOnce = 500;

/** Cases that were there before get the columns that later ones are written with. */
async function fillPromises(runner: QueryRunner, isPostgres: boolean): Promise<void> {
  const placed = (sql: string): string => {
    let place = 0;
    return isPostgres ? sql.replace(/\?/g, () => `$${++place}`) : sql;
  };
  for (let last = ''; ; ) {
    const rows: { reference: string; clocks: string; outcome: 'withdrawn' | null }[] =
      await runner.query(
        placed(
          `SELECT reference, clocks, outcome FROM desk_case WHERE reference > ?
           ORDER BY reference LIMIT ${atOnce}`,
        ),
        [last],
      );
    for (const { reference, clocks, outcome } of rows) {
      const promise = promiseOf({ clocks: readClocks(clocks), ...(outcome && { outcome }) });
      if (promise)
        await runner.query(
          placed('UPDATE desk_case SET promise_due_at = ?, promise_met_at = ? WHERE reference = ?'),
          [promise.dueAt.getTime(), promise.metAt?.getTime() ?? null, reference],
        );
    }
    last = rows.at(-1)?.reference ?? last;
    if (rows.length < atOnce) return;
  }
}
