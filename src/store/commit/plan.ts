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
  /** What a StateConflict names. */
  subject: string;
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
  const { conversation, log, cases, events, evidence, outbox } = changes;
  const preferences = (changes.preferences ?? []).map(row => preferencePlan(row, lookup));
  const conversations = [conversation?.id, ...log.map(row => row.conversationId)].filter(isText);
  const references = [...cases, ...events].map(row => row.reference);
  const inOutbox = outbox.map(row => scopes.outbox(row));
  const subjects = new Set([
    ...conversations.map(scopes.conversation),
    ...references.map(scopes.case),
  ]);
  return {
    subjects,
    subject: conversations[0] ?? references[0] ?? 'outbox',
    scopes: new Set([
      ...subjects,
      ...inOutbox,
      ...evidence.map(({ file }) => scopes.evidence(file.id)),
      ...preferences.map(({ scope }) => scope),
    ]),
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
    outbox: outbox.map((row, index) => ({
      row: { ...row },
      content: JSON.stringify(row.payload),
      scope: inOutbox[index] ?? scopes.outbox(row),
    })),
    liveChats: structuredClone(changes.liveChats ?? []),
    preferences,
  };
}

function preferencePlan(row: Preference, lookup: ContactLookup): Plan['preferences'][number] {
  const hash = lookup.hash(row.contact);
  return { row: { ...row }, hash, scope: scopes.contact(hash) };
}

const isText = (value: string | undefined): value is string => value !== undefined;
