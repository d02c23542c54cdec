import type { Value } from '../database/statements';
import { insertMissing, updateVersions } from '../database/statements';
import { places, scopes } from '../vault/scopes';
import { type Group, sealFor } from './group';
import type { Plan } from './plan';

const columns = [
  'id',
  'version',
  'channel',
  'last_seq',
  'language',
  'created_at',
  'last_active_at',
  'dormant_at',
  'last_customer_at',
  'sealed',
];
const types = columns.map(column =>
  ['id', 'channel', 'language'].includes(column) ? 'text' : 'bigint',
);

/**
 * Writes the conversations' new states where the version is still the one that was read.
 * @returns the turns that lost; nothing of theirs has been written.
 */
export async function writeConversations(group: Group): Promise<Set<Plan>> {
  const { ask, dialect, plans } = group;
  const columnTypes = [...types.slice(0, -1), dialect.bytes];
  const added: Value[][] = [];
  const changed: Value[][] = [];
  for (const { conversation } of plans) {
    if (!conversation) continue;
    const { row, content } = conversation;
    const sealed = sealFor(
      group,
      scopes.conversation(row.id),
      places.conversation(row.id),
      content,
    );
    (row.version === 0 ? added : changed).push([
      row.id,
      row.version + 1,
      row.channel,
      row.lastSeq,
      row.language,
      row.createdAt.getTime(),
      row.lastActiveAt.getTime(),
      // Whoever says something is awake.
      null,
      row.lastCustomerAt?.getTime() ?? null,
      sealed,
    ]);
  }
  const written = new Set([
    ...(await updateVersions(ask, 'conversation', columns, columnTypes, changed)),
    ...(await insertMissing(ask, 'conversation', columns, columnTypes, added, 'id')),
  ]);
  return new Set(
    plans.filter(({ conversation }) => conversation && !written.has(conversation.row.id)),
  );
}
