import { insertion, type Write } from '../database/writes';
import type { ContactLookup } from '../vault/contact-lookup';
import { places, scopes } from '../vault/scopes';
import { caseWrites } from './case-writes';
import { conversationWrites } from './conversation-writes';
import type { Extended } from './extend-histories';
import { type Group, sealFor } from './group';
import { liveChatWrite } from './live-chat-write';
import { logWrite } from './log-write';
import { preferenceWrite } from './preference-write';

/**
 * What it takes to write a group of turns, with as few statements as there are tables. Each of them holds
 * only where the conversations and cases are as the turns saw them.
 * @param keys writes the data keys that are new.
 * @param extended the histories that go on.
 */
export const groupWrites = (
  group: Group,
  keys: Write,
  extended: readonly Extended[],
  lookup: ContactLookup,
): Write[] => [
  ...conversationWrites(group),
  keys,
  ...caseWrites(group, extended, lookup),
  logWrite(group),
  evidenceWrite(group),
  outboxWrite(group),
  preferenceWrite(group),
  liveChatWrite(group),
];

const evidenceColumns = [
  'id',
  'conversation_id',
  'content_type',
  'size',
  'sha256',
  'sealed',
  'received_at',
];

function evidenceWrite(group: Group): Write {
  const rows = group.plans.flatMap(({ evidence }) =>
    evidence.map(({ conversationId, file }) => {
      const content = JSON.stringify({ name: file.name });
      const sealed = sealFor(group, scopes.evidence(file.id), places.evidence(file.id), content);
      const { id, contentType, size, sha256 } = file;
      return [id, conversationId, contentType, size, sha256, sealed, group.now.getTime()];
    }),
  );
  return insertion('evidence', evidenceColumns, rows);
}

const outboxColumns = [
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

function outboxWrite(group: Group): Write {
  const rows = group.plans.flatMap(({ outbox }) =>
    outbox.map(({ row, content, scope }) => {
      const due = row.dueAt.getTime();
      const sealed = sealFor(group, scope, places.outbox(row.id), content);
      const { id, kind, reference = null, conversationId = null } = row;
      return [id, kind, 'waiting', due, due, 0, scope, reference, conversationId, sealed];
    }),
  );
  return insertion('outbox', outboxColumns, rows);
}
