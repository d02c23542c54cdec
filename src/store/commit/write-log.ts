import { text } from '../database/rows';
import { inParts, insert, tuples, type Value } from '../database/statements';
import { places, scopes } from '../vault/scopes';
import { type Group, sealFor, unwindIf } from './group';
import type { Plan } from './plan';

const columns = ['conversation_id', 'seq', 'id', 'incoming_id', 'speaker', 'at', 'sealed'];

/**
 * Appends all activities of the group.
 * @throws GroupUnwound with the turns that brought an activity twice or out of order.
 */
export async function writeLog(group: Group): Promise<void> {
  const { ask, plans } = group;
  const rows = plans.flatMap(plan => plan.log.map(entry => logRow(group, entry)));
  if (rows.length === 0) return;
  const written = await insert(ask, 'activity', columns, rows, 'ON CONFLICT DO NOTHING');
  if (written < rows.length) unwindIf(await lostTurns(group));
}

function logRow(group: Group, { row, content }: Plan['log'][number]): Value[] {
  const { conversationId, seq, id, incomingId, from, at } = row;
  const scope = scopes.conversation(conversationId);
  const sealed = sealFor(group, scope, places.activity(conversationId, seq), content);
  return [conversationId, seq, id, incomingId ?? null, from, at.getTime(), sealed];
}

/** The turns of which a row is not in the log: another stands in its place. */
async function lostTurns({ ask, plans }: Group): Promise<Set<Plan>> {
  const [only, ...others] = plans.filter(plan => plan.log.length > 0);
  if (only && others.length === 0) return new Set([only]);
  const wanted = plans.flatMap(plan => plan.log.map(({ row }) => row));
  const present = new Set<string>();
  for (const part of inParts(wanted, 3)) {
    const { rows } = await ask(
      `WITH given (conversation_id, seq, id) AS (VALUES ${tuples(part.length, 3, ['text', 'bigint', 'text'])})
       SELECT activity.conversation_id, activity.id FROM activity
       JOIN given ON given.conversation_id = activity.conversation_id
         AND given.seq = activity.seq AND given.id = activity.id`,
      part.flatMap(row => [row.conversationId, row.seq, row.id]),
    );
    for (const row of rows) present.add(keyOf(text(row, 'conversation_id'), text(row, 'id')));
  }
  return new Set(
    plans.filter(plan =>
      plan.log.some(({ row }) => !present.has(keyOf(row.conversationId, row.id))),
    ),
  );
}

const keyOf = (conversationId: string, id: string): string => `${conversationId}\n${id}`;
