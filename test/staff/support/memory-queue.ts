import type { Case } from '../../../src/domain/case';
import type { Cases } from '../../../src/domain/ports';
import { type CaseQueue, nextClock } from '../../../src/staff/api/case-queue';

/** A queue over a handful of cases that knows states only; the store's own is tested with the store. */
export function memoryQueue(cases: Pick<Cases, 'page'>): CaseQueue {
  return {
    async nearestDue({ states, offset, limit }) {
      const all = await cases.page({ limit: 1_000 });
      const wanted = all.filter(one => states.length === 0 || states.includes(one.state));
      wanted.sort(byUrgency);
      return { cases: wanted.slice(offset, offset + limit), total: wanted.length };
    },
  };
}

function byUrgency(one: Case, other: Case): number {
  const due = (request: Case): number => nextClock(request)?.dueAt.getTime() ?? Infinity;
  const [first, second] = [due(one), due(other)];
  if (first !== second) return first < second ? -1 : 1;
  return other.receivedAt.getTime() - one.receivedAt.getTime();
}
