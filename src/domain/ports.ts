import type { Readable } from 'node:stream';
import type { Case, CaseEvent } from './case';
import type { Conversation, ConversationHead, LoggedActivity } from './conversation';
import type { EvidenceFile } from './evidence';
import type { LiveChat } from './live-chat';
import type { ClaimedItem, OutboxItem } from './outbox';
import type { Preference } from './preference';

/** The time, so that tests hold it still. */
export interface TimeSource {
  now(): Date;
}

/** All randomness of the desk: case numbers, codes, tokens. */
export interface RandomSource {
  /** A whole number from 0 up to, not including, the bound; not to be guessed. */
  integer(bound: number): number;
  bytes(length: number): Uint8Array;
}

/** Everything that one turn decided, written whole or not at all. */
export interface Changes {
  /** As it shall be; `version` is the one that was read (0: it must not exist yet). */
  conversation?: Conversation;
  log: LoggedActivity[];
  /** As they shall be; `version` is the one that was read (0: it must not exist yet). */
  cases: Case[];
  /** Without gaps after the case's last event. */
  events: CaseEvent[];
  /** Files received in this turn, whose content `EvidenceVault.keep` has stored already. */
  evidence: { conversationId: string; file: EvidenceFile }[];
  outbox: OutboxItem[];
  /** They take the place of what was decided before for the same contact, purpose and way. */
  preferences?: Preference[];
  /** Chats with a person, as the conversation now says that they stand. */
  liveChats?: { conversationId: string; chat: LiveChat }[];
}

/** The one way in which a turn's decisions become true. */
export interface Committer {
  /**
   * Resolves when everything is on disk. Turns that come at once share a commit.
   * @throws StateConflict, DuplicateActivity: nothing of these changes was written.
   */
  commit(changes: Changes): Promise<void>;
}

export interface Conversations {
  /**
   * As it was last written. Without `fresh` another process may have gone on with it meanwhile, which a
   * commit finds out.
   */
  find(id: string, options?: { fresh?: boolean }): Promise<Conversation | undefined>;
}

export interface ConversationHeads {
  /** That a conversation is there, and where its log ends: all that is asked before each turn. */
  head(id: string): Promise<ConversationHead | undefined>;
}

export interface ActivityLog {
  /** The activities after a number, oldest first. */
  after(conversationId: string, seq: number, limit?: number): Promise<LoggedActivity[]>;
  findIncoming(conversationId: string, incomingId: string): Promise<LoggedActivity | undefined>;
}

export interface Cases {
  find(reference: string): Promise<Case | undefined>;
  /** The cases that a conversation filed, newest first. */
  ofConversation(conversationId: string): Promise<Case[]>;
  /** All cases, oldest first, a page at a time; `after` is the last reference of the page before. */
  page(options: { after?: string; limit: number }): Promise<Case[]>;
  history(reference: string): Promise<CaseEvent[]>;
}

export interface Preferences {
  of(contact: string): Promise<Preference[]>;
  /** All, in the order of the contacts' keyed hashes; `after` is the last contact of the page before. */
  page(options: { after?: string; limit: number }): Promise<Preference[]>;
}

export interface Outbox {
  /** Items that are due, taken for `leaseMs`: nobody else gets them until then. */
  claim(now: Date, limit: number, leaseMs: number): Promise<ClaimedItem[]>;
  delivered(id: string, at: Date): Promise<void>;
  /** `reason` is a code, never a customer's words. */
  postpone(id: string, until: Date, reason: string): Promise<void>;
  abandon(id: string, at: Date, reason: string): Promise<void>;
  /** How many wait, for the metrics. */
  waiting(): Promise<number>;
}

/** Evidence contents: encrypted, outside the web root, never whole in memory. */
export interface EvidenceVault {
  /**
   * Streams a content to disk, hashing it on the way.
   * @throws DeskError `evidence-too-big`, `evidence-empty`, `evidence-kind`.
   */
  keep(upload: { name: string; content: Readable }): Promise<EvidenceFile>;
  open(id: string): Promise<Readable>;
  remove(id: string): Promise<void>;
}

/** Tells whoever shows a conversation live that its log has grown. A missed call delays, never loses. */
export interface LogFeed {
  announce(activities: LoggedActivity[]): void;
  /** @returns how to stop listening. */
  listen(conversationId: string, heard: (activities: LoggedActivity[]) => void): () => void;
}

/** Who is seen typing in a conversation. */
export interface Typist {
  speaker: 'bot' | 'staff';
  /** The name of the member of staff, as the customer sees it. */
  name?: string;
}

/** Shows for some seconds that somebody types, to whoever looks on now; nothing is kept of it. */
export interface TypingSigns {
  show(conversationId: string, typist: Typist): void;
  /** @returns how to stop listening. */
  listen(conversationId: string, heard: (typist: Typist) => void): () => void;
}
