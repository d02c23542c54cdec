import type { Value } from '../database/statements';
import { insertion, update, type Write } from '../database/writes';
import { places, scopes } from '../vault/scopes';
import { type Group, sealFor } from './group';

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

/** Writes the conversations' new states where the version is still the one that was read. */
export function conversationWrites(group: Group): Write[] {
  const { dialect, plans } = group;
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
  const asRead = 'conversation.version = given.version - 1';
  return [
    update('conversation', columns, columnTypes, changed, asRead),
    insertion('conversation', columns, added),
  ];
}
