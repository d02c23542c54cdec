import type { Case } from '../../domain/case';
import { promiseOf } from '../../domain/case-work/promise';
import { caseWords } from '../../domain/case-work/summary';
import type { Value } from '../database/statements';
import { deletion, insertion, update, type Write } from '../database/writes';
import { signHead } from '../history/chain';
import type { ContactLookup } from '../vault/contact-lookup';
import { places, scopes } from '../vault/scopes';
import type { Extended } from './extend-histories';
import { type Group, sealFor } from './group';

const columns = [
  'reference',
  'version',
  'type',
  'form_version',
  'state',
  'outcome',
  'language',
  'received_at',
  'changed_at',
  'next_due_at',
  'clocks',
  'conversation_id',
  'transcript_up_to',
  'assigned_to',
  'duplicate_of',
  'promise_due_at',
  'promise_met_at',
  'sealed',
  'event_count',
  'history_head',
  'history_signature',
];
const eventColumns = ['reference', 'seq', 'at', 'actor', 'staff_id', 'type', 'sealed', 'hash'];

/** Writes cases with their histories, where the cases are still as the turns saw them. */
export function caseWrites(
  group: Group,
  extended: readonly Extended[],
  lookup: ContactLookup,
): Write[] {
  const whole = extended.filter(isWhole);
  const added = whole.filter(({ planned }) => planned.row.version === 0);
  const changed = whole.filter(({ planned }) => planned.row.version > 0);
  const before = changed.map(({ reference }) => reference);
  const rowsOf = (entries: Whole[]): Value[][] => entries.map(entry => caseRow(group, entry));
  const asRead = 'desk_case.version = given.version - 1';
  return [
    update('desk_case', columns, caseTypes(group.dialect.bytes), rowsOf(changed), asRead),
    insertion('desk_case', columns, rowsOf(added)),
    headWrite(
      group,
      extended.filter(entry => !isWhole(entry)),
    ),
    insertion(
      'case_event',
      eventColumns,
      extended.flatMap(entry => entry.eventRows),
    ),
    deletion('contact_lookup', 'reference', before),
    insertion('contact_lookup', ['hash', 'reference'], contactRows(whole, lookup)),
    deletion('case_word', 'reference', before),
    insertion('case_word', ['hash', 'received_at', 'reference'], wordRows(whole, lookup)),
    insertion(
      'case_evidence',
      ['reference', 'evidence_id'],
      evidenceRows(whole),
      'ON CONFLICT DO NOTHING',
    ),
  ];
}

/** A case that is written whole, not only its history. */
type Whole = Extended & Required<Pick<Extended, 'planned'>>;

const isWhole = (entry: Extended): entry is Whole => entry.planned !== undefined;

/** Events without a change of the case itself, such as a look at it. */
function headWrite({ historyKey, dialect }: Group, entries: readonly Extended[]): Write {
  const rows = entries.map(({ reference, count, head, eventRows }) => [
    ...[reference, count, head, signHead(historyKey, reference, count, head)],
    count - eventRows.length,
  ]);
  return {
    ...{ rows, types: ['text', 'bigint', dialect.bytes, dialect.bytes, 'bigint'] },
    sql: given => `WITH given (reference, count, head, signature, before) AS (${given})
      UPDATE desk_case SET event_count = given.count, history_head = given.head,
        history_signature = given.signature
      FROM given WHERE desk_case.reference = given.reference
        AND desk_case.event_count = given.before AND desk_case.erased_at IS NULL`,
    changesEach: true,
  };
}

const contactRows = (entries: readonly Whole[], lookup: ContactLookup): Value[][] =>
  entries.flatMap(({ reference, planned }) =>
    lookup.hashes(planned.row.contact).map(hash => [hash, reference]),
  );

const wordRows = (entries: readonly Whole[], lookup: ContactLookup): Value[][] =>
  entries.flatMap(({ reference, planned: { row } }) =>
    caseWords(row).map(word => [lookup.word(word), row.receivedAt.getTime(), reference]),
  );

const evidenceRows = (entries: readonly Whole[]): Value[][] =>
  entries.flatMap(({ reference, planned }) =>
    planned.row.evidence.filter(file => !file.redacted).map(file => [reference, file.id]),
  );

function caseRow(group: Group, { reference, planned, count, head }: Whole): Value[] {
  const { row, content, clocks } = planned;
  const promise = promiseOf(row);
  return [
    reference,
    row.version + 1,
    row.type,
    row.formVersion,
    row.state,
    row.outcome ?? null,
    row.language,
    row.receivedAt.getTime(),
    group.now.getTime(),
    nextDueAt(row),
    clocks,
    row.conversationId ?? null,
    row.transcriptUpTo ?? null,
    row.assignedTo ?? null,
    row.duplicateOf ?? null,
    promise?.dueAt.getTime() ?? null,
    promise?.metAt?.getTime() ?? null,
    sealFor(group, scopes.case(reference), places.case(reference), content),
    count,
    head,
    signHead(group.historyKey, reference, count, head),
  ];
}

/**
 * The nearest promise that is still open: what the staff's queue is sorted by. Of a closed case only what
 * is owed to the authority is left.
 */
function nextDueAt({ state, clocks }: Case): number | null {
  const open = clocks
    .filter(({ metAt, name }) => !metAt && (state !== 'closed' || name === 'authority-notice'))
    .map(clock => clock.dueAt.getTime());
  return open.length === 0 ? null : Math.min(...open);
}

const caseTypes = (bytes: string): string[] =>
  columns.map(column => {
    if (['sealed', 'history_head', 'history_signature'].includes(column)) return bytes;
    return numeric.has(column) ? 'bigint' : 'text';
  });

const numeric = new Set([
  'version',
  'form_version',
  'received_at',
  'changed_at',
  'next_due_at',
  'transcript_up_to',
  'promise_due_at',
  'promise_met_at',
  'event_count',
]);
