import { insert } from '../database/statements';
import type { ContactLookup } from '../vault/contact-lookup';
import type { KeyRing, NewKey } from '../vault/key-ring';
import { places, scopes } from '../vault/scopes';
import { type Group, sealFor, unwindIf } from './group';
import type { Plan } from './plan';
import { writeCases } from './write-cases';
import { writeConversations } from './write-conversations';
import { writeLiveChats } from './write-live-chats';
import { writeLog } from './write-log';
import { writePreferences } from './write-preferences';

/**
 * Writes a group of turns with as few statements as there are tables.
 * @returns the turns that lost without having written anything.
 * @throws GroupUnwound with those that lost later.
 */
export async function writeGroup(
  all: Group,
  newKeys: NewKey[],
  keyRing: KeyRing,
  lookup: ContactLookup,
): Promise<Set<Plan>> {
  const lost = await writeConversations(all);
  const group = lost.size === 0 ? all : { ...all, plans: all.plans.filter(p => !lost.has(p)) };
  await writeKeys(group, newKeys, keyRing);
  await writeCases(group, lookup);
  await writeLog(group);
  await writeEvidence(group);
  await writeOutbox(group);
  await writePreferences(group);
  await writeLiveChats(group);
  return lost;
}

/** A scope that got its key from somebody else meanwhile was not as its turn saw it. */
async function writeKeys({ ask, plans }: Group, newKeys: NewKey[], ring: KeyRing): Promise<void> {
  const needed = newKeys.filter(({ scope }) => plans.some(plan => plan.scopes.has(scope)));
  const written = await ring.write(ask, needed);
  const refused = needed.filter(({ scope }) => !written.has(scope));
  unwindIf(new Set(plans.filter(plan => refused.some(({ scope }) => plan.scopes.has(scope)))));
}

async function writeEvidence(group: Group): Promise<void> {
  const columns = [
    'id',
    'conversation_id',
    'content_type',
    'size',
    'sha256',
    'sealed',
    'received_at',
  ];
  const rows = group.plans.flatMap(({ evidence }) =>
    evidence.map(({ conversationId, file }) => {
      const content = JSON.stringify({ name: file.name });
      const sealed = sealFor(group, scopes.evidence(file.id), places.evidence(file.id), content);
      const { id, contentType, size, sha256 } = file;
      return [id, conversationId, contentType, size, sha256, sealed, group.now.getTime()];
    }),
  );
  await insert(group.ask, 'evidence', columns, rows);
}

async function writeOutbox(group: Group): Promise<void> {
  const columns = [
    'id',
    'kind',
    'state',
    'due_at',
    'free_at',
    'attempts',
    'scope',
    'reference',
    'conversation_id',
    'sealed',
  ];
  const rows = group.plans.flatMap(({ outbox }) =>
    outbox.map(({ row, content, scope }) => {
      const due = row.dueAt.getTime();
      const sealed = sealFor(group, scope, places.outbox(row.id), content);
      const { id, kind, reference = null, conversationId = null } = row;
      return [id, kind, 'waiting', due, due, 0, scope, reference, conversationId, sealed];
    }),
  );
  await insert(group.ask, 'outbox', columns, rows);
}
