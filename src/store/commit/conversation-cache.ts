import type { Conversation, ConversationHead } from '../../domain/conversation';
import { LruCache } from '../database/lru-cache';
import { readConversationContent } from './contents';
import type { Plan } from './plan';

interface Remembered {
  row: Omit<Conversation, 'state' | 'address'>;
  content: string;
}

/**
 * The conversations that were committed last. Another process may have gone on with one since: the
 * commit then finds an older version, and the entry is forgotten.
 */
export class ConversationCache {
  private readonly entries: LruCache<Remembered>;
  constructor(capacity: number) {
    this.entries = new LruCache(capacity);
  }

  /** A copy of its own for every caller. */
  find(id: string): Conversation | undefined {
    const entry = this.entries.get(id);
    return entry && assemble(entry.row, entry.content);
  }

  head(id: string): ConversationHead | undefined {
    return this.entries.get(id)?.row;
  }

  written({ conversation }: Plan): void {
    if (!conversation) return;
    const { state: _, address: __, ...row } = conversation.row;
    this.remember({ ...row, version: row.version + 1 }, conversation.content);
  }

  /** A reading never replaces a later commit. */
  remember(row: Remembered['row'], content: string): void {
    const known = this.entries.get(row.id);
    if (known && known.row.version >= row.version) return;
    this.entries.set(row.id, { row, content });
  }

  forget(id: string): void {
    this.entries.delete(id);
  }
}

export function assemble(row: Remembered['row'], content: string): Conversation {
  return {
    ...row,
    createdAt: new Date(row.createdAt),
    lastActiveAt: new Date(row.lastActiveAt),
    ...(row.lastCustomerAt && { lastCustomerAt: new Date(row.lastCustomerAt) }),
    ...readConversationContent(content),
  };
}
