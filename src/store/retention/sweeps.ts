import type { Value } from '../database/statements';
import { daysBefore, deliveryDays, type KeepingTimes } from './keeping-times';
import type { RemovedKind } from './removals';

/** What has had its time: a query that names it in one column, `id`. */
export interface Sweep {
  kind: RemovedKind;
  due: string;
  values: Value[];
}

/**
 * Stands for the time since which a conversation sleeps, where a case keeps it: it is passed over until
 * the case goes.
 */
export const keptWithCase = 9_000_000_000_000_000;

const withCase = `EXISTS (SELECT 1 FROM desk_case d
  WHERE d.conversation_id = c.id AND d.erased_at IS NULL)`;
const caseIsDue = `d.state = 'closed' AND d.erased_at IS NULL AND d.changed_at < ?`;

export function sweeps(times: KeepingTimes, now: Date) {
  const draft = daysBefore(now, times.draft);
  const talk = daysBefore(now, times.conversation);
  const evidence = daysBefore(now, times.evidence);
  const ofCase = daysBefore(now, times.case);
  return {
    /** Awake, asleep, and those whose cases go with them. */
    conversations: {
      kind: 'conversations',
      due: `SELECT c.id FROM conversation c WHERE c.dormant_at IS NULL AND c.created_at < ?
          AND c.last_active_at < ? AND NOT ${withCase}
        UNION SELECT c.id FROM conversation c WHERE c.dormant_at < ? AND NOT ${withCase}
        UNION SELECT c.id FROM desk_case d JOIN conversation c ON c.id = d.conversation_id
          WHERE ${caseIsDue} AND c.last_active_at < ? AND NOT EXISTS (SELECT 1 FROM desk_case o
            WHERE o.conversation_id = c.id AND o.erased_at IS NULL
              AND (o.state <> 'closed' OR o.changed_at >= ?))`,
      values: [talk, talk, talk, ofCase, talk, ofCase],
    },
    drafts: {
      kind: 'drafts',
      due: `SELECT c.id FROM conversation c WHERE c.dormant_at IS NULL AND c.created_at < ?
        AND c.last_active_at < ? AND (c.last_active_at >= ? OR ${withCase})`,
      values: [draft, draft, talk],
    },
    looseEvidence: {
      kind: 'evidence',
      due: `SELECT e.id FROM evidence e WHERE e.received_at < ?
        AND NOT EXISTS (SELECT 1 FROM case_evidence l WHERE l.evidence_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM conversation c
          WHERE c.id = e.conversation_id AND c.last_active_at >= ?)`,
      values: [draft, draft],
    },
    caseEvidence: {
      kind: 'evidence',
      due: `SELECT l.evidence_id AS id FROM case_evidence l
        JOIN desk_case d ON d.reference = l.reference GROUP BY l.evidence_id
        HAVING MAX(CASE WHEN d.state = 'closed' AND d.changed_at < ? THEN 0 ELSE 1 END) = 0`,
      values: [Math.max(evidence, ofCase)],
    },
    /** Of answers handed over whose time is over. */
    packageFiles: {
      kind: 'evidence',
      due: `SELECT f.evidence_id AS id FROM answer_package p
        JOIN answer_package_file f ON f.package_id = p.id JOIN evidence e ON e.id = f.evidence_id
        WHERE p.expires_at < ?`,
      values: [now.getTime()],
    },
    cases: {
      kind: 'cases',
      due: `SELECT d.reference AS id FROM desk_case d WHERE ${caseIsDue}`,
      values: [ofCase],
    },
  } as const satisfies Record<string, Sweep>;
}

/** What goes without anything that hangs on it. */
export function plainSweeps(
  times: KeepingTimes,
  now: Date,
): (Sweep & { table: string; key: string })[] {
  const expired = { kind: 'sign-ins' as const, values: [now.getTime()], key: 'token_hash' };
  return [
    {
      ...{ kind: 'deliveries', table: 'outbox', key: 'id' },
      due: 'SELECT id FROM outbox WHERE settled_at IS NOT NULL AND settled_at < ?',
      values: [daysBefore(now, deliveryDays)],
    },
    {
      ...{ kind: 'documents', table: 'document', key: 'key' },
      due: 'SELECT key AS id FROM document WHERE changed_at < ?',
      values: [daysBefore(now, times.conversation)],
    },
    {
      ...{ ...expired, table: 'staff_session' },
      due: 'SELECT token_hash AS id FROM staff_session WHERE expires_at <= ?',
    },
    {
      ...{ ...expired, table: 'staff_invitation' },
      due: 'SELECT token_hash AS id FROM staff_invitation WHERE expires_at <= ?',
    },
    {
      ...{ ...expired, table: 'staff_reset' },
      due: 'SELECT token_hash AS id FROM staff_reset WHERE expires_at <= ?',
    },
  ];
}

/** Passes over the conversations that a case keeps, once their own time is over. */
export const markKept = `UPDATE conversation AS c SET dormant_at = ${keptWithCase}
  WHERE c.dormant_at < ? AND ${withCase}`;
