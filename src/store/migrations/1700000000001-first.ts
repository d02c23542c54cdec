import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What staff's queue is sorted by, as the index has it: repositories/case-queue.ts asks for the same. */
const urgency = 'COALESCE(next_due_at, 9000000000000000 - received_at)';

/**
 * The first tables. Instants are milliseconds since 1970 (UTC) as bigint, `sealed` columns are
 * encrypted (vault/sealing.ts). Each statement runs on SQLite and on PostgreSQL.
 */
export class First1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const bytes = runner.connection.options.type === 'postgres' ? 'bytea' : 'blob';
    for (const statement of tables(bytes)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of names) await runner.query(`DROP TABLE ${table}`);
  }
}

/** Those that refer to others first. */
const names = [
  'removal',
  'document',
  'staff_token',
  'staff_invitation',
  'staff_session',
  'staff_account',
  'preference',
  'outbox',
  'case_evidence',
  'evidence',
  'contact_lookup',
  'case_event',
  'desk_case',
  'activity',
  'conversation',
  'data_key',
];

const tables = (bytes: string): string[] => [
  `CREATE TABLE data_key (
    scope text NOT NULL PRIMARY KEY,
    master_id text NOT NULL,
    wrapped ${bytes} NOT NULL,
    created_at bigint NOT NULL
  )`,
  'CREATE INDEX data_key_by_master ON data_key (master_id)',

  `CREATE TABLE conversation (
    id text NOT NULL PRIMARY KEY,
    channel text NOT NULL,
    version bigint NOT NULL,
    last_seq bigint NOT NULL,
    language text NOT NULL,
    sealed ${bytes} NOT NULL,
    created_at bigint NOT NULL,
    last_active_at bigint NOT NULL,
    dormant_at bigint
  )`,
  // By times that a turn does not change: an index on the last activity would be written with each one.
  'CREATE INDEX conversation_by_creation ON conversation (created_at, id)',
  'CREATE INDEX conversation_awake ON conversation (created_at) WHERE dormant_at IS NULL',
  'CREATE INDEX conversation_dormant ON conversation (dormant_at) WHERE dormant_at IS NOT NULL',

  `CREATE TABLE activity (
    conversation_id text NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    seq bigint NOT NULL,
    id text NOT NULL,
    incoming_id text,
    speaker text NOT NULL,
    at bigint NOT NULL,
    sealed ${bytes} NOT NULL,
    PRIMARY KEY (conversation_id, seq)
  )`,
  `CREATE UNIQUE INDEX activity_by_incoming ON activity (conversation_id, incoming_id)
    WHERE incoming_id IS NOT NULL`,

  `CREATE TABLE desk_case (
    reference text NOT NULL PRIMARY KEY,
    version bigint NOT NULL,
    type text NOT NULL,
    form_version integer NOT NULL,
    state text NOT NULL,
    outcome text,
    language text NOT NULL,
    received_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    next_due_at bigint,
    clocks text NOT NULL,
    conversation_id text,
    transcript_up_to bigint,
    assigned_to text,
    sealed ${bytes} NOT NULL,
    event_count bigint NOT NULL,
    history_head ${bytes} NOT NULL,
    history_signature ${bytes} NOT NULL,
    erased_at bigint
  )`,
  'CREATE INDEX desk_case_by_receipt ON desk_case (received_at, reference)',
  'CREATE INDEX desk_case_by_conversation ON desk_case (conversation_id)',
  `CREATE INDEX desk_case_by_closing ON desk_case (changed_at)
    WHERE state = 'closed' AND erased_at IS NULL`,
  `CREATE INDEX desk_case_by_urgency ON desk_case (state, (${urgency}), reference)`,

  `CREATE TABLE case_event (
    reference text NOT NULL REFERENCES desk_case (reference),
    seq bigint NOT NULL,
    at bigint NOT NULL,
    actor text NOT NULL,
    staff_id text,
    type text NOT NULL,
    sealed ${bytes} NOT NULL,
    hash ${bytes} NOT NULL,
    PRIMARY KEY (reference, seq)
  )`,

  `CREATE TABLE contact_lookup (
    hash ${bytes} NOT NULL,
    reference text NOT NULL REFERENCES desk_case (reference) ON DELETE CASCADE,
    PRIMARY KEY (hash, reference)
  )`,
  'CREATE INDEX contact_lookup_by_case ON contact_lookup (reference)',

  `CREATE TABLE evidence (
    id text NOT NULL PRIMARY KEY,
    conversation_id text NOT NULL,
    content_type text NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    sealed ${bytes} NOT NULL,
    received_at bigint NOT NULL
  )`,
  'CREATE INDEX evidence_by_conversation ON evidence (conversation_id)',
  'CREATE INDEX evidence_by_receipt ON evidence (received_at)',

  `CREATE TABLE case_evidence (
    reference text NOT NULL REFERENCES desk_case (reference) ON DELETE CASCADE,
    evidence_id text NOT NULL,
    PRIMARY KEY (reference, evidence_id)
  )`,
  'CREATE INDEX case_evidence_by_file ON case_evidence (evidence_id)',

  `CREATE TABLE outbox (
    id text NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    state text NOT NULL,
    due_at bigint NOT NULL,
    free_at bigint NOT NULL,
    attempts integer NOT NULL,
    scope text NOT NULL,
    reference text,
    conversation_id text,
    sealed ${bytes},
    settled_at bigint,
    reason text
  )`,
  "CREATE INDEX outbox_by_due ON outbox (free_at) WHERE state = 'waiting'",
  'CREATE INDEX outbox_by_settling ON outbox (settled_at) WHERE settled_at IS NOT NULL',
  'CREATE INDEX outbox_by_case ON outbox (reference) WHERE reference IS NOT NULL',
  'CREATE INDEX outbox_by_conversation ON outbox (conversation_id) WHERE conversation_id IS NOT NULL',

  `CREATE TABLE preference (
    contact ${bytes} NOT NULL,
    purpose text NOT NULL,
    way text NOT NULL,
    allowed integer NOT NULL,
    since bigint NOT NULL,
    reference text NOT NULL,
    sealed ${bytes} NOT NULL,
    PRIMARY KEY (contact, purpose, way)
  )`,

  `CREATE TABLE document (
    key text NOT NULL PRIMARY KEY,
    version text NOT NULL,
    changed_at bigint NOT NULL,
    sealed ${bytes} NOT NULL
  )`,
  'CREATE INDEX document_by_change ON document (changed_at)',

  `CREATE TABLE removal (
    id text NOT NULL PRIMARY KEY,
    at bigint NOT NULL,
    reason text NOT NULL,
    actor text NOT NULL,
    staff_id text,
    removed text NOT NULL,
    signature ${bytes} NOT NULL
  )`,
  'CREATE INDEX removal_by_time ON removal (at, id)',

  `CREATE TABLE staff_account (
    id text NOT NULL PRIMARY KEY,
    name text NOT NULL,
    email text UNIQUE,
    role text NOT NULL,
    password_hash text,
    created_at bigint NOT NULL,
    disabled_at bigint,
    failed_tries integer NOT NULL,
    last_try_at bigint
  )`,

  `CREATE TABLE staff_session (
    token_hash text NOT NULL PRIMARY KEY,
    account_id text NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
    created_at bigint NOT NULL,
    last_seen_at bigint NOT NULL,
    expires_at bigint NOT NULL
  )`,
  'CREATE INDEX staff_session_by_account ON staff_session (account_id)',
  'CREATE INDEX staff_session_by_expiry ON staff_session (expires_at)',

  `CREATE TABLE staff_invitation (
    token_hash text NOT NULL PRIMARY KEY,
    role text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    invited_by text
  )`,

  `CREATE TABLE staff_token (
    id text NOT NULL PRIMARY KEY,
    token_hash text NOT NULL UNIQUE,
    name text NOT NULL,
    role text NOT NULL,
    created_at bigint NOT NULL,
    revoked_at bigint
  )`,
];
