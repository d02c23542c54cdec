import type { Urgency } from '../../domain/case-work/case-search';
import { endOfDay, localDateOf } from '../../domain/hanoi-time';

/**
 * The nearest open due date first; what has none comes after all others, newest first. Written as the
 * indexes of desk_case have it, so that no case is read that is not shown.
 */
export const urgency = 'COALESCE(next_due_at, 9000000000000000 - received_at)';

/** Below it stand due dates, above it cases without one. */
export const dueFrom = '4500000000000000';

/** A condition that holds of the cases of these urgencies, with its values. */
export function urgencyIs(
  wanted: readonly Urgency[],
  now: Date,
): { sql: string; values: number[] } {
  const [instant, tonight] = [now.getTime(), endOfDay(localDateOf(now)).getTime()];
  const parts = {
    late: { sql: `${urgency} < ?`, values: [instant] },
    today: { sql: `(${urgency} >= ? AND ${urgency} <= ?)`, values: [instant, tonight] },
    early: { sql: `(${urgency} > ? AND ${urgency} < ${dueFrom})`, values: [tonight] },
    none: { sql: `${urgency} >= ${dueFrom}`, values: [] },
  };
  const chosen = [...new Set(wanted)].map(each => parts[each]);
  return {
    sql: `(${chosen.map(({ sql }) => sql).join(' OR ')})`,
    values: chosen.flatMap(({ values }) => values),
  };
}
