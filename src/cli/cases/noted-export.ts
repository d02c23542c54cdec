import type { Case } from '../../domain/case';
import { isErased } from '../../domain/case-work/allowed-work';
import { StateConflict } from '../../domain/errors';
import type { Cases, Committer, TimeSource } from '../../domain/ports';

export interface NotedExportDeps {
  cases: Pick<Cases, 'page' | 'history'>;
  committer: Committer;
  time: TimeSource;
}

const mostConflicts = 5;

/** The cases, each with a line in its history that it was exported, written before it is given out. */
export function notedExport(deps: NotedExportDeps, format: string): Pick<Cases, 'page'> {
  return {
    async page(options) {
      const page = await deps.cases.page(options);
      await Promise.all(page.filter(one => !isErased(one)).map(one => note(deps, one, format)));
      return page;
    },
  };
}

/** By the operator, whom the desk knows as nobody else than who runs it. */
async function note(
  { cases, committer, time }: NotedExportDeps,
  { reference }: Case,
  format: string,
): Promise<void> {
  for (let conflicts = 0; ; conflicts++) {
    const seq = ((await cases.history(reference)).at(-1)?.seq ?? 0) + 1;
    const line = { reference, seq, at: time.now(), actor: { kind: 'desk' as const } };
    try {
      return await committer.commit({
        ...{ log: [], cases: [], evidence: [], outbox: [] },
        events: [{ ...line, type: 'exported', detail: { by: 'operator', format } }],
      });
    } catch (fault) {
      if (!(fault instanceof StateConflict) || conflicts >= mostConflicts) throw fault;
    }
  }
}
