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

/** Links the group's events to the ends of their cases' histories. Writes nothing. */
export async function extendHistories(
  group: Group,
): Promise<{ extended: Extended[]; lost: Set<Plan> }> {
  const started = group.plans.flatMap(casesOf);
  const known = started.filter(({ planned }) => planned?.row.version !== 0);
  const heads = await readHeads(group, known.map(({ reference }) => reference).sort());
  const extended: Extended[] = [];
  const lost = new Set<Plan>();
  for (const entry of started) {
    const next = extend(group, entry, heads.get(entry.reference));
    if (next) extended.push(next);
    else lost.add(entry.plan);
  }
  return { extended, lost };
}

type Started = Pick<Extended, 'plan' | 'reference' | 'planned'>;

function casesOf(plan: Plan): Started[] {
  const started = new Map<string, Started>();
  for (const { row } of plan.events) started.set(row.reference, { plan, reference: row.reference });
  for (const planned of plan.cases)
    started.set(planned.row.reference, { plan, reference: planned.row.reference, planned });
  return [...started.values()];
}

/** Locked until the transaction ends, always in the same order. */
async function readHeads({ ask, dialect }: Group, references: string[]): Promise<Map<string, Row>> {
  const heads = new Map<string, Row>();
  for (const part of inParts(references, 1)) {
    const { rows } = await ask(
      `SELECT reference, version, event_count, history_head, erased_at FROM desk_case
       WHERE reference IN (${parameters(part.length)}) ORDER BY reference ${dialect.forUpdate}`,
      part,
    );
    for (const row of rows) heads.set(text(row, 'reference'), row);
  }
  return heads;
}

/** @returns undefined where the case is not as the turn saw it. */
function extend(group: Group, entry: Started, row: Row | undefined): Extended | undefined {
  const { plan, reference, planned } = entry;
  const isNew = planned?.row.version === 0;
  if (!isNew && (!row || row.erased_at !== null)) return undefined;
  if (row && planned && number(row, 'version') !== planned.row.version) return undefined;
  let count = row ? number(row, 'event_count') : 0;
  let head = row ? bytes(row, 'history_head') : chainStart;
  const eventRows: Value[][] = [];
  for (const event of plan.events) {
    if (event.row.reference !== reference) continue;
    if (event.row.seq !== count + 1) return undefined;
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
