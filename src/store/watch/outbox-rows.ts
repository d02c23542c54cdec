import type { OutboxItem } from '../../domain/outbox';
import { type Ask, insert } from '../database/statements';
import type { Nonces } from '../vault/nonces';
import { places, scopes } from '../vault/scopes';
import { seal } from '../vault/sealing';

const columns = ['id', 'kind', 'state', 'due_at', 'free_at', 'attempts', 'scope', 'sealed'];

/** Puts items that belong to no case and no conversation into the outbox, within a transaction. */
export async function insertOwnItems(
  ask: Ask,
  items: readonly OutboxItem[],
  key: Buffer,
  nonces: Nonces,
): Promise<void> {
  const rows = items.map(({ id, kind, payload, dueAt }) => {
    const due = dueAt.getTime();
    const sealed = seal(key, places.outbox(id), JSON.stringify(payload), nonces);
    return [id, kind, 'waiting', due, due, 0, scopes.desk('outbox'), sealed];
  });
  await insert(ask, 'outbox', columns, rows);
}
