import type { EntitySchemaColumnOptions } from 'typeorm';
import type { CaseOutcome, CaseState } from '../domain/case';
import type { Language } from '../domain/language';
import type { Dialect } from './database/dialect';
import { EntitySchema } from './database/orm';

/** The rows that are read through entities; writes go through the commit queue. Rows stay in the store. */
export interface CaseRow {
  reference: string;
  version: number;
  type: string;
  formVersion: number;
  state: CaseState;
  outcome: CaseOutcome | null;
  language: Language;
  receivedAt: Date;
  changedAt: Date;
  nextDueAt: Date | null;
  clocks: string;
  conversationId: string | null;
  transcriptUpTo: number | null;
  assignedTo: string | null;
  duplicateOf: string | null;
  /** For the figures; readable in the clocks as well. */
  promiseDueAt: Date | null;
  promiseMetAt: Date | null;
  sealed: Buffer;
  eventCount: number;
  historyHead: Buffer;
  historySignature: Buffer;
  erasedAt: Date | null;
}

export interface CaseEventRow {
  reference: string;
  seq: number;
  at: Date;
  actor: 'customer' | 'desk' | 'staff';
  staffId: string | null;
  type: string;
  sealed: Buffer;
  hash: Buffer;
}

const text = { type: 'text' } as const;
const integer = { type: 'integer' } as const;
const nullable = { nullable: true } as const;
const primary = { primary: true } as const;

/** `pg` gives a bigint as a string. */
const bigint: EntitySchemaColumnOptions = {
  type: 'bigint',
  transformer: {
    to: (value: number | null | undefined) => value,
    from: (value: string | number | null) => (value === null ? null : Number(value)),
  },
};

const instant: EntitySchemaColumnOptions = {
  type: 'bigint',
  transformer: {
    to: (value: Date | null | undefined) => value?.getTime(),
    from: (value: string | number | null) => (value === null ? null : new Date(Number(value))),
  },
};

export const caseTable = 'desk_case';
export const caseEventTable = 'case_event';

export function entitySchemas(dialect: Dialect) {
  const bytes = { type: dialect.bytes } as const;
  const cases = new EntitySchema<CaseRow>({
    name: caseTable,
    columns: {
      reference: { ...text, ...primary },
      version: bigint,
      type: text,
      formVersion: { ...integer, name: 'form_version' },
      state: text,
      outcome: { ...text, ...nullable },
      language: text,
      receivedAt: { ...instant, name: 'received_at' },
      changedAt: { ...instant, name: 'changed_at' },
      nextDueAt: { ...instant, ...nullable, name: 'next_due_at' },
      clocks: text,
      conversationId: { ...text, ...nullable, name: 'conversation_id' },
      transcriptUpTo: { ...bigint, ...nullable, name: 'transcript_up_to' },
      assignedTo: { ...text, ...nullable, name: 'assigned_to' },
      duplicateOf: { ...text, ...nullable, name: 'duplicate_of' },
      promiseDueAt: { ...instant, ...nullable, name: 'promise_due_at' },
      promiseMetAt: { ...instant, ...nullable, name: 'promise_met_at' },
      sealed: bytes,
      eventCount: { ...bigint, name: 'event_count' },
      historyHead: { ...bytes, name: 'history_head' },
      historySignature: { ...bytes, name: 'history_signature' },
      erasedAt: { ...instant, ...nullable, name: 'erased_at' },
    },
  });
  const events = new EntitySchema<CaseEventRow>({
    name: caseEventTable,
    columns: {
      reference: { ...text, ...primary },
      seq: { ...bigint, ...primary },
      at: instant,
      actor: text,
      staffId: { ...text, ...nullable, name: 'staff_id' },
      type: text,
      sealed: bytes,
      hash: bytes,
    },
  });
  return [cases, events];
}
