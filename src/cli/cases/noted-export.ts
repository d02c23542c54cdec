import type { Case } from '../../domain/case';
import { isErased } from '../../domain/case-work/allowed-work';
import { type NoteLineDeps, noteLine } from '../../domain/note-line';
import type { Cases } from '../../domain/ports';

export interface NotedExportDeps extends NoteLineDeps {
  cases: Pick<Cases, 'page' | 'history'>;
}

const mostRuns = 6;

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
const note = (deps: NotedExportDeps, { reference }: Case, format: string): Promise<void> =>
  noteLine(
    deps,
    {
      ...{ reference, actor: { kind: 'desk' }, type: 'exported' },
      detail: { by: 'operator', format },
    },
    { mostRuns },
  );
