import { againOnConflict } from './again-on-conflict';
import type { CaseEvent } from './case';
import type { OutboxItem } from './outbox';
import type { Cases, Committer, TimeSource } from './ports';

export interface NoteLineDeps {
  cases: Pick<Cases, 'history'>;
  committer: Committer;
  time: TimeSource;
}

/**
 * Adds a line to a case's history that changes nothing of the case: a look, a download, an export.
 * @throws StateConflict where others kept writing to the history at the same time.
 */
export function noteLine(
  { cases, committer, time }: NoteLineDeps,
  line: Pick<CaseEvent, 'reference' | 'actor' | 'type' | 'detail'>,
  { mostRuns, outbox = [] }: { mostRuns: number; outbox?: OutboxItem[] },
): Promise<void> {
  return againOnConflict(mostRuns, async () => {
    const seq = ((await cases.history(line.reference)).at(-1)?.seq ?? 0) + 1;
    await committer.commit({
      ...{ log: [], cases: [], evidence: [], outbox },
      events: [{ ...line, seq, at: time.now() }],
    });
  });
}
