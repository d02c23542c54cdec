import { StateConflict } from '../../domain/errors';
import type { JsonObject } from '../../domain/json';
import type { Cases, Committer, TimeSource } from '../../domain/ports';
import type { Principal } from '../sign-in/principal';

interface NoteViewDeps {
  cases: Pick<Cases, 'history'>;
  committer: Committer;
  time: TimeSource;
}

/** `revealed`: who the customer is was shown. */
export type Look = 'viewed' | 'revealed' | 'exported';

const mostConflicts = 5;

/**
 * Writes into a case's history that somebody looked at it, before anything of it is shown.
 * @throws StateConflict where others kept writing to the history at the same time.
 */
export async function noteView(
  deps: NoteViewDeps,
  reference: string,
  who: Pick<Principal, 'id'>,
  detail: JsonObject,
  type: Look = 'viewed',
): Promise<void> {
  for (let conflicts = 0; ; conflicts++) {
    const history = await deps.cases.history(reference);
    const seq = (history.at(-1)?.seq ?? 0) + 1;
    const at = deps.time.now();
    try {
      await deps.committer.commit({
        log: [],
        cases: [],
        events: [{ reference, seq, at, actor: { kind: 'staff', id: who.id }, type, detail }],
        evidence: [],
        outbox: [],
      });
      return;
    } catch (fault) {
      if (!(fault instanceof StateConflict) || conflicts >= mostConflicts) throw fault;
    }
  }
}
