import type { Database } from '../database/database';
import { In } from '../database/orm';
import { text } from '../database/rows';
import { type CaseEventRow, type CaseRow, caseEventTable, caseTable } from '../entities';
import { actorOf } from '../repositories/stored-cases';
import { chainHash, chainStart, signHead } from './chain';

export interface HistoryFault {
  reference: string;
  /** The first event that is not as it was written. */
  seq: number;
  /**
   * `changed`: another content, or another place. `missing`: removed. `end`: the chain holds, but its
   * signed end does not. `no-case`: the case itself is gone.
   */
  fault: 'changed' | 'missing' | 'end' | 'no-case';
}

export interface HistoryReport {
  cases: number;
  events: number;
  faults: HistoryFault[];
}

const casesAtOnce = 200;

/** Checks the chain of one case's history, or of all. At most one fault, the first, is told of each case. */
export async function verifyHistory(
  database: Database,
  historyKey: Buffer,
  reference?: string,
): Promise<HistoryReport> {
  const report: HistoryReport = { cases: 0, events: 0, faults: [] };
  for await (const cases of casesInParts(database, reference)) {
    const events = await eventsOf(database, cases);
    for (const row of cases) {
      const own = events.get(row.reference) ?? [];
      const fault = faultOf(row, own, historyKey);
      if (fault) report.faults.push({ reference: row.reference, ...fault });
      report.cases += 1;
      report.events += own.length;
    }
  }
  report.faults.push(...(await withoutCase(database, reference)));
  return report;
}

/** A consistent part: events are read after their cases, so later ones are passed over. */
async function* casesInParts(database: Database, reference?: string): AsyncGenerator<CaseRow[]> {
  const cases = database.entities.getRepository<CaseRow>(caseTable);
  if (reference !== undefined) {
    yield cases.findBy({ reference });
    return;
  }
  for (let last = ''; ; ) {
    const part = await cases
      .createQueryBuilder('c')
      .where('c.reference > :last', { last })
      .orderBy('c.reference')
      .limit(casesAtOnce)
      .getMany();
    if (part.length === 0) return;
    yield part;
    last = part.at(-1)?.reference ?? last;
  }
}

async function eventsOf(
  database: Database,
  cases: CaseRow[],
): Promise<Map<string, CaseEventRow[]>> {
  const found = await database.entities.getRepository<CaseEventRow>(caseEventTable).find({
    where: { reference: In(cases.map(row => row.reference)) },
    order: { reference: 'ASC', seq: 'ASC' },
  });
  return groupByReference(found);
}

function groupByReference(rows: CaseEventRow[]): Map<string, CaseEventRow[]> {
  const groups = new Map<string, CaseEventRow[]>();
  for (const row of rows) {
    const group = groups.get(row.reference);
    if (group) group.push(row);
    else groups.set(row.reference, [row]);
  }
  return groups;
}

function faultOf(
  row: CaseRow,
  events: CaseEventRow[],
  key: Buffer,
): Omit<HistoryFault, 'reference'> | undefined {
  let hash: Buffer = chainStart;
  for (let seq = 1; seq <= row.eventCount; seq++) {
    const event = events[seq - 1];
    if (event?.seq !== seq) return { seq, fault: 'missing' };
    hash = chainHash(hash, { ...event, actor: actorOf(event), sealedDetail: event.sealed });
    if (!hash.equals(event.hash)) return { seq, fault: 'changed' };
  }
  const signed = signHead(key, row.reference, row.eventCount, row.historyHead);
  const whole = hash.equals(row.historyHead) && signed.equals(row.historySignature);
  return whole ? undefined : { seq: row.eventCount, fault: 'end' };
}

async function withoutCase(database: Database, reference?: string): Promise<HistoryFault[]> {
  const only = reference === undefined ? '' : 'AND e.reference = ?';
  const rows = await database.read(
    `SELECT DISTINCT e.reference FROM case_event e
     WHERE NOT EXISTS (SELECT 1 FROM desk_case c WHERE c.reference = e.reference) ${only}`,
    reference === undefined ? [] : [reference],
  );
  return rows.map(row => ({ reference: text(row, 'reference'), seq: 1, fault: 'no-case' }));
}
