import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The queue of customers who want a person. Who is on, and the words, are sealed with the conversation;
 * here are ids, states and times in milliseconds since 1970 (UTC).
 */
export class LiveChats1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE live_chat');
  }
}

const statements = [
  `CREATE TABLE live_chat (
    id text NOT NULL PRIMARY KEY,
    conversation_id text NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    state text NOT NULL,
    reason text NOT NULL,
    asked_at bigint NOT NULL,
    until bigint,
    accepted_by text,
    accepted_at bigint,
    unanswered_since bigint,
    closed_at bigint,
    reference text,
    seen_at bigint,
    read_seq bigint NOT NULL,
    free_at bigint NOT NULL
  )`,
  'CREATE INDEX live_chat_by_conversation ON live_chat (conversation_id)',
  `CREATE INDEX live_chat_open ON live_chat (asked_at) WHERE state IN ('waiting', 'accepted')`,
  'CREATE INDEX live_chat_until ON live_chat (until) WHERE until IS NOT NULL',
];
