import type { Conversation, ConversationHead } from '../../domain/conversation';
import { isLanguage } from '../../domain/language';
import type { ConversationHeads, Conversations } from '../../domain/ports';
import { assemble, type ConversationCache } from '../commit/conversation-cache';
import type { Database } from '../database/database';
import { bytes, instant, number, optional, text } from '../database/rows';
import type { KeyRing } from '../vault/key-ring';
import { places, scopes } from '../vault/scopes';
import { unseal } from '../vault/sealing';

export class StoredConversations implements Conversations, ConversationHeads {
  constructor(
    private readonly database: Database,
    private readonly keyRing: KeyRing,
    private readonly cache: ConversationCache,
  ) {}

  /**
   * May answer from memory, which is right for a turn: its commit finds out if another process has
   * gone on meanwhile. `fresh` is for those who only look.
   */
  async find(
    id: string,
    { fresh = false }: { fresh?: boolean } = {},
  ): Promise<Conversation | undefined> {
    const known = fresh ? undefined : this.cache.find(id);
    return known ?? (await this.read(id));
  }

  async head(id: string): Promise<ConversationHead | undefined> {
    return this.cache.head(id) ?? (await this.read(id));
  }

  private async read(id: string): Promise<Conversation | undefined> {
    const scope = scopes.conversation(id);
    const [row] = await this.database.read(
      `SELECT channel, version, last_seq, language, created_at, last_active_at, last_customer_at,
         sealed
       FROM conversation WHERE id = ?`,
      [id],
    );
    const key = row && (await this.keyRing.find([scope])).get(scope);
    if (!key) return undefined;
    const language = text(row, 'language');
    if (!isLanguage(language)) throw new TypeError('a conversation is in an unknown language');
    const content = unseal(key, places.conversation(id), bytes(row, 'sealed')).toString();
    const lastCustomerAt = optional(instant, row, 'last_customer_at');
    const visible = {
      id,
      channel: text(row, 'channel'),
      version: number(row, 'version'),
      lastSeq: number(row, 'last_seq'),
      language,
      createdAt: instant(row, 'created_at'),
      lastActiveAt: instant(row, 'last_active_at'),
      ...(lastCustomerAt && { lastCustomerAt }),
    };
    this.cache.remember(visible, content);
    return assemble(visible, content);
  }
}
