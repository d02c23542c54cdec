import type { JsonObject } from '../../domain/json';
import { type NoteLineDeps, noteLine } from '../../domain/note-line';
import type { Principal } from '../sign-in/principal';

/** `revealed`: who the customer is was shown. */
export type Look = 'viewed' | 'revealed' | 'exported';

const mostRuns = 6;

/**
 * Writes into a case's history that somebody looked at it, before anything of it is shown.
 * @throws StateConflict where others kept writing to the history at the same time.
 */
export function noteView(
  deps: NoteLineDeps,
  reference: string,
  who: Pick<Principal, 'id'>,
  detail: JsonObject,
  type: Look = 'viewed',
): Promise<void> {
  const actor = { kind: 'staff', id: who.id } as const;
  return noteLine(deps, { reference, actor, type, detail }, { mostRuns });
}
