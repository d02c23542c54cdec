import type { Case } from '../../domain/case';
import type { CaseSearch } from '../../domain/case-work/case-search';
import type { Clock } from '../../domain/clock/clock';

/** The cases in the order in which they want an answer. */
export interface CaseQueue {
  /** `total` stops counting at `mostCounted`. */
  nearestDue(query: CaseSearch): Promise<{ cases: Case[]; total: number }>;
}

/** The clock that runs out first of those still open; of a closed case only what the authority is owed. */
export function nextClock(request: Pick<Case, 'clocks' | 'state'>): Clock | undefined {
  return request.clocks
    .filter(
      ({ metAt, name }) => !metAt && (request.state !== 'closed' || name === 'authority-notice'),
    )
    .reduce<Clock | undefined>(
      (first, clock) => (first && first.dueAt <= clock.dueAt ? first : clock),
      undefined,
    );
}
