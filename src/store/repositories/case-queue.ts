import { type CaseState, caseStates } from '../../domain/case';
import type { Database } from '../database/database';
import { number, text } from '../database/rows';
import { parameters } from '../database/statements';

export interface QueueQuery {
  /** All states where none is named. */
  states: readonly CaseState[];
  offset: number;
  limit: number;
}

/**
 * The nearest open due date first; what has none comes after all others, newest first. Written as the
 * index desk_case_by_urgency has it, so that no case is read that is not shown.
 */
const urgency = 'COALESCE(next_due_at, 9000000000000000 - received_at)';

/** The case numbers of one page of staff's queue, and how many cases the whole queue has. */
export async function queuePage(
  database: Database,
  { states, offset, limit }: QueueQuery,
): Promise<{ references: string[]; total: number }> {
  const wanted = states.length > 0 ? [...new Set(states)] : [...caseStates];
  const [rows, total] = await Promise.all([
    database.read(
      `SELECT reference FROM (${wanted.map(nearestOfState).join(' UNION ALL ')}) AS nearest
       ORDER BY urgency, reference LIMIT ? OFFSET ?`,
      [...wanted.flatMap(state => [state, offset + limit]), limit, offset],
    ),
    counted(database, wanted),
  ]);
  return { references: rows.map(row => text(row, 'reference')), total };
}

/**
 * Nearly all cases of an old desk are closed. Counting a whole table walks over pages, counting some of it
 * reads every row: so where closed ones are wanted, the others are counted and taken off.
 */
async function counted(database: Database, wanted: readonly CaseState[]): Promise<number> {
  const fromAll = wanted.includes('closed');
  const states = fromAll ? caseStates.filter(state => !wanted.includes(state)) : wanted;
  const some = `(SELECT COUNT(*) FROM desk_case WHERE state IN (${parameters(states.length)}))`;
  const part = states.length > 0 ? some : '0';
  const [row] = await database.read(
    `SELECT ${fromAll ? `(SELECT COUNT(*) FROM desk_case) - ${part}` : part} AS total`,
    [...states],
  );
  return row ? number(row, 'total') : 0;
}

const nearestOfState = (_: CaseState, index: number): string =>
  `SELECT reference, urgency FROM (
     SELECT reference, ${urgency} AS urgency FROM desk_case WHERE state = ?
     ORDER BY ${urgency}, reference LIMIT ?
   ) AS nearest_${index}`;
