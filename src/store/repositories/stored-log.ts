import type { LoggedActivity, Speaker } from '../../domain/conversation';
import type { JsonObject } from '../../domain/json';
import type { ActivityLog } from '../../domain/ports';
import type { Database } from '../database/database';
import { bytes, instant, number, optional, type Row, text } from '../database/rows';
import type { KeyRing } from '../vault/key-ring';
import { places, scopes } from '../vault/scopes';
import { unseal } from '../vault/sealing';

const columns = 'conversation_id, seq, id, incoming_id, speaker, at, sealed';
const mostAtOnce = 1_000_000;

export class StoredLog implements ActivityLog {
  constructor(
    private readonly database: Database,
    private readonly keyRing: KeyRing,
  ) {}

  /** `since` passes over what was said before that time. */
  async after(
    conversationId: string,
    seq: number,
    limit = mostAtOnce,
    since?: Date,
  ): Promise<LoggedActivity[]> {
    const rows = await this.database.read(
      `SELECT ${columns} FROM activity WHERE conversation_id = ? AND seq > ?
         ${since ? 'AND at >= ?' : ''} ORDER BY seq LIMIT ?`,
      [conversationId, seq, ...(since ? [since.getTime()] : []), limit],
    );
    return this.open(conversationId, rows);
  }

  async findIncoming(
    conversationId: string,
    incomingId: string,
  ): Promise<LoggedActivity | undefined> {
    const rows = await this.database.read(
      `SELECT ${columns} FROM activity WHERE conversation_id = ? AND incoming_id = ?`,
      [conversationId, incomingId],
    );
    return (await this.open(conversationId, rows))[0];
  }

  /** Nothing, once the conversation's key is erased. */
  private async open(conversationId: string, rows: Row[]): Promise<LoggedActivity[]> {
    if (rows.length === 0) return [];
    const scope = scopes.conversation(conversationId);
    const key = (await this.keyRing.find([scope])).get(scope);
    return key ? rows.map(row => activityOf(row, key)) : [];
  }
}

function activityOf(row: Row, key: Buffer): LoggedActivity {
  const conversationId = text(row, 'conversation_id');
  const seq = number(row, 'seq');
  const incomingId = optional(text, row, 'incoming_id');
  const content = unseal(key, places.activity(conversationId, seq), bytes(row, 'sealed'));
  return {
    conversationId,
    seq,
    id: text(row, 'id'),
    ...(incomingId !== undefined && { incomingId }),
    from: text(row, 'speaker') as Speaker,
    at: instant(row, 'at'),
    activity: JSON.parse(content.toString()) as JsonObject,
  };
}
