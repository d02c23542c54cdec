import type { LoggedActivity } from '../../domain/conversation';
import type { TranscriptHead, Transcripts } from '../../domain/transcripts';
import type { Database } from '../database/database';
import { instant, text } from '../database/rows';
import type { Erasure } from '../erasure';
import type { StoredLog } from './stored-log';

export class StoredTranscripts implements Transcripts {
  constructor(
    private readonly database: Database,
    private readonly log: StoredLog,
    private readonly erasure: Erasure,
  ) {}

  activities(
    conversationId: string,
    { after, since, limit }: { after: number; since?: Date; limit: number },
  ): Promise<LoggedActivity[]> {
    return this.log.after(conversationId, after, limit, since);
  }

  async ofChannel(
    channel: string,
    { after, limit }: { after?: TranscriptHead; limit: number },
  ): Promise<TranscriptHead[]> {
    const rows = await this.database.read(
      `SELECT id, created_at FROM conversation WHERE channel = ? AND (created_at, id) > (?, ?)
       ORDER BY created_at, id LIMIT ?`,
      [channel, after?.createdAt.getTime() ?? -1, after?.conversationId ?? '', limit],
    );
    return rows.map(row => ({
      conversationId: text(row, 'id'),
      createdAt: instant(row, 'created_at'),
    }));
  }

  async erase(conversationId: string): Promise<void> {
    await this.erasure.conversation(conversationId);
  }
}
