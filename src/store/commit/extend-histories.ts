import type { Database } from '../database/database';
import { ConstraintFailure } from '../database/failures';
import { bytes, number, type Row, text } from '../database/rows';
import { inParts, parameters, type Value } from '../database/statements';
import { chainHash, chainStart } from '../history/chain';
import { places, scopes } from '../vault/scopes';
import { type Group, sealFor } from './group';
import type { Plan } from './plan';

/** A case whose history goes on in this group, with the rows to add and where it then ends. */
export interface Extended {
  plan: Plan;
  reference: string;
  /** Missing where only events are added. */
  planned?: Plan['cases'][number];
  eventRows: Value[][];
  count: number;
  head: Buffer;
}

/** Where the histories end that the turns of a group go on with, by case number. */
export type HistoryHeads = Map<string, Row>;

/**
 * Links the group's events to the ends of their cases' histories.
 * @throws ConstraintFailure where a case is not as a turn saw it.
 */
export function extendHistories(group: Group, heads: HistoryHeads): Extended[] {
  return group.plans
    .flatMap(casesOf)
    .map(entry => extend(group, entry, heads.get(entry.reference)));
}

type Started = Pick<Extended, 'plan' | 'reference' | 'planned'>;

function casesOf(plan: Plan): Started[] {
  const started = new Map<string, Started>();
  for (const { row } of plan.events) started.set(row.reference, { plan, reference: row.reference });
  for (const planned of plan.cases)
    started.set(planned.row.reference, { plan, reference: planned.row.reference, planned });
  return [...started.values()];
}

/** They may have moved before they are written: the writes say from where they go on. */
export async function historyHeads(
  database: Database,
  plans: readonly Plan[],
): Promise<HistoryHeads> {
  const known = plans.flatMap(casesOf).filter(({ planned }) => planned?.row.version !== 0);
  const heads: HistoryHeads = new Map();
  for (const part of inParts(known, 1)) {
    const rows = await database.read(
      `SELECT reference, version, event_count, history_head, erased_at FROM desk_case
       WHERE reference IN (${parameters(part.length)})`,
      part.map(({ reference }) => reference),
    );
    for (const row of rows) heads.set(text(row, 'reference'), row);
  }
  return heads;
}

function extend(group: Group, entry: Started, row: Row | undefined): Extended {
  const { plan, reference, planned } = entry;
  const isNew = planned?.row.version === 0;
  if (!isNew && (!row || row.erased_at !== null)) throw new ConstraintFailure('no such case');
  if (row && planned && number(row, 'version') !== planned.row.version)
    throw new ConstraintFailure('a case was changed');
  let count = row ? number(row, 'event_count') : 0;
  let head = row ? bytes(row, 'history_head') : chainStart;
  const eventRows: Value[][] = [];
  for (const event of plan.events) {
    if (event.row.reference !== reference) continue;
    if (event.row.seq !== count + 1) throw new ConstraintFailure('a history went on');
    const { seq, at, actor, type } = event.row;
    const sealed = sealFor(
      group,
      scopes.case(reference),
      places.event(reference, seq),
      event.content,
    );
    head = chainHash(head, { reference, seq, at, actor, type, sealedDetail: sealed });
    count = seq;
    const staffId = actor.kind === 'staff' ? actor.id : null;
    eventRows.push([reference, seq, at.getTime(), actor.kind, staffId, type, sealed, head]);
  }
  return { ...entry, eventRows, count, head };
}
