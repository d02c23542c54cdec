import {
  type Conversation,
  type ConversationHead,
  conversationId,
  type LoggedActivity,
} from '../../../src/domain/conversation';
import type { ActivityLog, ConversationHeads, Conversations } from '../../../src/domain/ports';

/** A log and its conversations in memory, which outlive a server and come to an end with the test. */
export class MemoryLog implements ActivityLog, Conversations, ConversationHeads {
  private readonly conversations = new Map<string, Conversation>();
  private count = 0;
  private readonly entries = new Map<string, LoggedActivity[]>();

  async find(id: string): Promise<Conversation | undefined> {
    const conversation = this.conversations.get(id);
    return conversation && { ...conversation };
  }

  async head(id: string): Promise<ConversationHead | undefined> {
    return this.conversations.get(id);
  }

  async after(
    id: string,
    seq: number,
    limit = Number.POSITIVE_INFINITY,
  ): Promise<LoggedActivity[]> {
    return this.of(id)
      .filter(entry => entry.seq > seq)
      .slice(0, limit);
  }

  async findIncoming(id: string, incomingId: string): Promise<LoggedActivity | undefined> {
    return this.of(id).find(entry => entry.incomingId === incomingId);
  }

  /** Appends as a commit would. */
  append(
    id: string,
    entries: Omit<LoggedActivity, 'conversationId' | 'seq'>[],
    at: Date,
  ): LoggedActivity[] {
    const log = this.of(id);
    const added = entries.map((entry, index) => ({
      ...entry,
      conversationId: id,
      seq: log.length + index + 1,
    }));
    this.entries.set(id, [...log, ...added]);
    this.conversations.set(id, {
      id,
      channel: 'directline',
      version: 1,
      lastSeq: log.length + added.length,
      language: 'vi',
      state: {},
      address: {},
      createdAt: at,
      lastActiveAt: at,
    });
    return added;
  }

  newId(): string {
    this.count += 1;
    return `activity-${this.count}`;
  }

  remove(idOfChannel: string): void {
    const id = conversationId('directline', idOfChannel);
    this.conversations.delete(id);
    this.entries.delete(id);
  }

  of(id: string): LoggedActivity[] {
    return this.entries.get(id) ?? [];
  }
}
