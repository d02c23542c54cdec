import type { Case } from '../../domain/case';
import { promiseOf } from '../../domain/case-work/promise';
import { caseWords } from '../../domain/case-work/summary';
import type { Value } from '../database/statements';
import { inParts, insert, insertMissing, parameters, updateVersions } from '../database/statements';
import { signHead } from '../history/chain';
import type { ContactLookup } from '../vault/contact-lookup';
import { places, scopes } from '../vault/scopes';
import { type Extended, extendHistories } from './extend-histories';
import { type Group, sealFor, unwindIf } from './group';

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

/**
 * Writes cases with their histories.
 * @throws GroupUnwound with the turns that saw an older version of a case.
 */
export async function writeCases(group: Group, lookup: ContactLookup): Promise<void> {
  const { ask } = group;
  if (!group.plans.some(plan => plan.cases.length > 0 || plan.events.length > 0)) return;
  const { extended, lost } = await extendHistories(group);
  unwindIf(lost);
  const whole = extended.filter(entry => entry.planned);
  const added = whole.filter(entry => entry.planned?.row.version === 0);
  const changed = whole.filter(entry => entry.planned?.row.version !== 0);
  const types = caseTypes(group.dialect.bytes);
  const written = new Set([
    ...(await insertMissing(ask, 'desk_case', columns, types, rowsOf(added), 'reference')),
    ...(await updateVersions(ask, 'desk_case', columns, types, rowsOf(changed))),
  ]);
  unwindIf(
    new Set(whole.filter(({ reference }) => !written.has(reference)).map(({ plan }) => plan)),
  );
  for (const entry of extended) if (!entry.planned) await writeHead(entry);
  await insert(
    ask,
    'case_event',
    eventColumns,
    extended.flatMap(entry => entry.eventRows),
  );
  await writeContacts(whole, changed);
  await writeWords(whole, changed);
  await writeEvidenceLinks(whole);

  function rowsOf(entries: Extended[]): Value[][] {
    return entries.map(entry => caseRow(group, entry));
  }

  /** An event without a change of the case itself, such as a look at it. */
  async function writeHead({ reference, count, head }: Extended): Promise<void> {
    await ask(
      `UPDATE desk_case SET event_count = ?, history_head = ?, history_signature = ?
       WHERE reference = ?`,
      [count, head, signHead(group.historyKey, reference, count, head), reference],
    );
  }

  async function writeContacts(all: Extended[], before: Extended[]): Promise<void> {
    for (const part of inParts(before, 1))
      await ask(
        `DELETE FROM contact_lookup WHERE reference IN (${parameters(part.length)})`,
        part.map(({ reference }) => reference),
      );
    const hashes = all.flatMap(({ reference, planned }) =>
      lookup.hashes(planned?.row.contact ?? {}).map(hash => [hash, reference]),
    );
    await insert(ask, 'contact_lookup', ['hash', 'reference'], hashes);
  }

  async function writeWords(all: Extended[], before: Extended[]): Promise<void> {
    for (const part of inParts(before, 1))
      await ask(
        `DELETE FROM case_word WHERE reference IN (${parameters(part.length)})`,
        part.map(({ reference }) => reference),
      );
    const rows = all.flatMap(({ reference, planned }) =>
      planned
        ? caseWords(planned.row).map(word => [
            ...[lookup.word(word), planned.row.receivedAt.getTime(), reference],
          ])
        : [],
    );
    await insert(ask, 'case_word', ['hash', 'received_at', 'reference'], rows);
  }

  async function writeEvidenceLinks(all: Extended[]): Promise<void> {
    const links = all.flatMap(({ reference, planned }) =>
      (planned?.row.evidence ?? [])
        .filter(file => !file.redacted)
        .map(file => [reference, file.id]),
    );
    const pair = ['reference', 'evidence_id'];
    await insert(ask, 'case_evidence', pair, links, 'ON CONFLICT DO NOTHING');
  }
}

function caseRow(group: Group, { reference, planned, count, head }: Extended): Value[] {
  if (!planned) throw new Error('a case row needs its case');
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
