import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Second factors, sign-in by OpenID Connect, rights of tokens; reminders of due dates and daily digests. */
export class AccountsAndWatch1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const bytes = runner.connection.options.type === 'postgres' ? 'bytea' : 'blob';
    for (const statement of changes(bytes)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of names) await runner.query(`DROP TABLE ${table}`);
    await runner.query('ALTER TABLE staff_token DROP COLUMN rights');
    await runner.query('ALTER TABLE staff_session DROP COLUMN device');
    await runner.query('ALTER TABLE staff_session DROP COLUMN way');
  }
}

/** Those that refer to others first. */
const names = [
  'digest',
  'reminder_seen',
  'reminder',
  'staff_reset',
  'staff_identity',
  'staff_recovery_code',
  'staff_totp',
];

const changes = (bytes: string): string[] => [
  'ALTER TABLE staff_session ADD COLUMN way text',
  'ALTER TABLE staff_session ADD COLUMN device text',
  'ALTER TABLE staff_token ADD COLUMN rights text',

  `CREATE TABLE staff_totp (
    account_id text NOT NULL PRIMARY KEY REFERENCES staff_account (id) ON DELETE CASCADE,
    sealed ${bytes} NOT NULL,
    confirmed_at bigint,
    last_step bigint NOT NULL
  )`,

  `CREATE TABLE staff_recovery_code (
    account_id text NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
    code_hash text NOT NULL,
    PRIMARY KEY (account_id, code_hash)
  )`,

  `CREATE TABLE staff_identity (
    issuer text NOT NULL,
    subject text NOT NULL,
    account_id text NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
    linked_at bigint NOT NULL,
    PRIMARY KEY (issuer, subject)
  )`,
  'CREATE INDEX staff_identity_by_account ON staff_identity (account_id)',

  `CREATE TABLE staff_reset (
    token_hash text NOT NULL PRIMARY KEY,
    account_id text NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
  )`,

  // What is unique here is what is never told twice.
  `CREATE TABLE reminder (
    id text NOT NULL PRIMARY KEY,
    reference text NOT NULL REFERENCES desk_case (reference) ON DELETE CASCADE,
    clock text NOT NULL,
    step text NOT NULL,
    due_at bigint NOT NULL,
    made_at bigint NOT NULL,
    told integer NOT NULL,
    UNIQUE (reference, clock, step, due_at)
  )`,

  `CREATE TABLE reminder_seen (
    reminder_id text NOT NULL REFERENCES reminder (id) ON DELETE CASCADE,
    account_id text NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
    PRIMARY KEY (reminder_id, account_id)
  )`,

  `CREATE TABLE digest (
    day text NOT NULL PRIMARY KEY,
    made_at bigint NOT NULL
  )`,
];
