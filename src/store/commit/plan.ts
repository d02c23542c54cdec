import type { Case, CaseEvent } from '../../domain/case';
import type { Conversation, LoggedActivity } from '../../domain/conversation';
import type { EvidenceFile } from '../../domain/evidence';
import type { LiveChat } from '../../domain/live-chat';
import type { OutboxItem } from '../../domain/outbox';
import type { Changes } from '../../domain/ports';
import type { Preference } from '../../domain/preference';
import type { ContactLookup } from '../vault/contact-lookup';
import { scopes } from '../vault/scopes';
import { caseContent, conversationContent } from './contents';

/**
 * A turn's changes as they stood when it asked for the commit: what is to be sealed is written out
 * already, so that nothing that happens later to the objects of the turn can reach the database.
 */
export interface Plan {
  /** What no other turn of the same group may touch. */
  subjects: Set<string>;
  /** Every data key that is needed. */
  scopes: Set<string>;
  conversation?: { row: Conversation; content: string };
  log: { row: LoggedActivity; content: string }[];
  cases: { row: Case; content: string; clocks: string }[];
  events: { row: CaseEvent; content: string }[];
  evidence: { conversationId: string; file: EvidenceFile }[];
  outbox: { row: OutboxItem; content: string; scope: string }[];
  liveChats: { conversationId: string; chat: LiveChat }[];
  /** With the keyed hash of the contact. */
  preferences: { row: Preference; hash: Buffer; scope: string }[];
}

export function planOf(changes: Changes, lookup: ContactLookup): Plan {
  const { conversation, log, cases, events, evidence } = changes;
  const outbox = changes.outbox.map(row => outboxPlan(row));
  const preferences = (changes.preferences ?? []).map(row => preferencePlan(row, lookup));
  const subjects = new Set<string>();
  if (conversation) subjects.add(scopes.conversation(conversation.id));
  for (const { conversationId } of log) subjects.add(scopes.conversation(conversationId));
  for (const { reference } of cases) subjects.add(scopes.case(reference));
  for (const { reference } of events) subjects.add(scopes.case(reference));
  const sealed = new Set(subjects);
  for (const { scope } of outbox) sealed.add(scope);
  for (const { file } of evidence) sealed.add(scopes.evidence(file.id));
  for (const { scope } of preferences) sealed.add(scope);
  return {
    subjects,
    scopes: sealed,
    ...(conversation && {
      conversation: { row: { ...conversation }, content: conversationContent(conversation) },
    }),
    log: log.map(row => ({ row: { ...row }, content: JSON.stringify(row.activity) })),
    cases: cases.map(row => ({
      row: structuredClone(row),
      content: caseContent(row),
      clocks: JSON.stringify(row.clocks),
    })),
    events: events.map(row => ({ row: { ...row }, content: JSON.stringify(row.detail) })),
    evidence: evidence.map(({ conversationId, file }) => ({ conversationId, file: { ...file } })),
    outbox,
    liveChats: (changes.liveChats ?? []).map(chat => structuredClone(chat)),
    preferences,
  };
}

const outboxPlan = (row: OutboxItem): Plan['outbox'][number] => ({
  row: { ...row },
  content: JSON.stringify(row.payload),
  scope: scopes.outbox(row),
});

function preferencePlan(row: Preference, lookup: ContactLookup): Plan['preferences'][number] {
  const hash = lookup.hash(row.contact);
  return { row: { ...row }, hash, scope: scopes.contact(hash) };
}
