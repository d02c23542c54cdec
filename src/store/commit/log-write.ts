import type { Value } from '../database/statements';
import { insertion, type Write } from '../database/writes';
import { places, scopes } from '../vault/scopes';
import { type Group, sealFor } from './group';
import type { Plan } from './plan';

const columns = ['conversation_id', 'seq', 'id', 'incoming_id', 'speaker', 'at', 'sealed'];

/** Appends all activities of the group: none of them may stand in the log already. */
export function logWrite(group: Group): Write {
  const rows = group.plans.flatMap(plan => plan.log.map(entry => logRow(group, entry)));
  return insertion('activity', columns, rows);
}

function logRow(group: Group, { row, content }: Plan['log'][number]): Value[] {
  const { conversationId, seq, id, incomingId, from, at } = row;
  const scope = scopes.conversation(conversationId);
  const sealed = sealFor(group, scope, places.activity(conversationId, seq), content);
  return [conversationId, seq, id, incomingId ?? null, from, at.getTime(), sealed];
}
