import type { Case, CaseState } from '../../domain/case';
import type { Clock } from '../../domain/clock/clock';
import type { Cases } from '../../domain/ports';

export interface QueueQuery {
  /** All states where none is named. */
  states: readonly CaseState[];
  offset: number;
  limit: number;
}

/** The cases in the order in which they want an answer. */
export interface CaseQueue {
  nearestDue(query: QueueQuery): Promise<{ cases: Case[]; total: number }>;
}

const pageSize = 200;

/** A queue that reads every case: right, and quick enough for some thousands. */
export function createCaseQueue(cases: Pick<Cases, 'page'>): CaseQueue {
  return {
    async nearestDue({ states, offset, limit }) {
      const wanted: Case[] = [];
      for await (const one of everyCase(cases))
        if (states.length === 0 || states.includes(one.state)) wanted.push(one);
      wanted.sort(byUrgency);
      return { cases: wanted.slice(offset, offset + limit), total: wanted.length };
    },
  };
}

async function* everyCase(cases: Pick<Cases, 'page'>): AsyncGenerator<Case> {
  let after: string | undefined;
  for (;;) {
    const page = await cases.page({ limit: pageSize, ...(after === undefined ? {} : { after }) });
    yield* page;
    after = page.at(-1)?.reference;
    if (page.length < pageSize) return;
  }
}

/** The clock that runs out first of those still open. */
export function nextClock(request: Pick<Case, 'clocks'>): Clock | undefined {
  return request.clocks
    .filter(clock => !clock.metAt)
    .reduce<Clock | undefined>(
      (first, clock) => (first && first.dueAt <= clock.dueAt ? first : clock),
      undefined,
    );
}

/** Nearest due first; what has no open clock comes after, newest first. */
export function byUrgency(one: Case, other: Case): number {
  const due = (request: Case): number => nextClock(request)?.dueAt.getTime() ?? Infinity;
  const [first, second] = [due(one), due(other)];
  if (first !== second) return first < second ? -1 : 1;
  return other.receivedAt.getTime() - one.receivedAt.getTime();
}
