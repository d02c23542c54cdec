import type { ChatReason, LiveChatRow, LiveChatState, LiveChats } from '../../domain/live-chat';
import type { Database } from '../database/database';
import { instant, number, optional, type Row, text } from '../database/rows';

const columns = `id, conversation_id, state, reason, asked_at, until, accepted_by, accepted_at,
  unanswered_since, closed_at, reference, seen_at, read_seq`;

/** The queue of customers who want a person; written with their conversations (commit/write-live-chats). */
export class StoredLiveChats implements LiveChats {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<LiveChatRow | undefined> {
    const [row] = await this.database.read(`SELECT ${columns} FROM live_chat WHERE id = ?`, [id]);
    return row && chatOf(row);
  }

  async open(): Promise<LiveChatRow[]> {
    const rows = await this.database.read(
      `SELECT ${columns} FROM live_chat WHERE state IN ('waiting', 'accepted') ORDER BY asked_at, id`,
    );
    return rows.map(chatOf);
  }

  async seen(id: string, at: Date, readSeq: number): Promise<void> {
    await this.database.write(ask =>
      ask(
        `UPDATE live_chat SET seen_at = ?,
           read_seq = CASE WHEN read_seq < ? THEN ? ELSE read_seq END
         WHERE id = ? AND state = 'accepted'`,
        [at.getTime(), readSeq, readSeq, id],
      ),
    );
  }

  async forget(id: string, at: Date): Promise<void> {
    await this.database.write(ask =>
      ask(`UPDATE live_chat SET state = 'ended', until = NULL, closed_at = ? WHERE id = ?`, [
        at.getTime(),
        id,
      ]),
    );
  }

  async claimDue(now: Date, silentSince: Date, leaseMs: number): Promise<LiveChatRow[]> {
    const { skipLocked } = this.database.dialect;
    const silent = silentSince.getTime();
    const { rows } = await this.database.write(ask =>
      ask(
        `WITH due AS (
           SELECT id FROM live_chat WHERE free_at <= ? AND (
             (state IN ('waiting', 'timed-out') AND until <= ?)
             OR (state = 'accepted' AND seen_at <= ?))
           ORDER BY asked_at LIMIT 50 ${skipLocked}
         )
         UPDATE live_chat SET free_at = ? WHERE id IN (SELECT id FROM due) RETURNING ${columns}`,
        [now.getTime(), now.getTime(), silent, now.getTime() + leaseMs],
      ),
    );
    return rows.map(chatOf);
  }
}

const time = (row: Row, column: string): string | undefined =>
  optional(instant, row, column)?.toISOString();

function chatOf(row: Row): LiveChatRow {
  const [until, acceptedAt, unansweredSince, closedAt, seenAt] = [
    'until',
    'accepted_at',
    'unanswered_since',
    'closed_at',
    'seen_at',
  ].map(column => time(row, column));
  const acceptedBy = optional(text, row, 'accepted_by');
  const reference = optional(text, row, 'reference');
  return {
    id: text(row, 'id'),
    conversationId: text(row, 'conversation_id'),
    state: text(row, 'state') as LiveChatState,
    reason: text(row, 'reason') as ChatReason,
    askedAt: instant(row, 'asked_at').toISOString(),
    ...(until && { until }),
    ...(acceptedBy !== undefined && { acceptedBy }),
    ...(acceptedAt && { acceptedAt }),
    ...(unansweredSince && { unansweredSince }),
    ...(closedAt && { closedAt }),
    ...(reference !== undefined && { reference }),
    ...(seenAt && { seenAt }),
    readSeq: number(row, 'read_seq'),
  };
}
