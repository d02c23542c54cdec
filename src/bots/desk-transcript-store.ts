import {
  type Activity,
  type PagedResult,
  type TranscriptInfo,
  type TranscriptStore,
  TurnContext,
} from 'botbuilder-core';
import { againOnConflict } from '../domain/again-on-conflict';
import {
  type Conversation,
  conversationId,
  type LoggedActivity,
  type Speaker,
} from '../domain/conversation';

import type { JsonObject } from '../domain/json';
import type { Committer, Conversations, TimeSource } from '../domain/ports';
import type { TranscriptHead, Transcripts } from '../domain/transcripts';
import { TurnQueue } from './turn-queue';

export interface DeskTranscriptStoreParts {
  transcripts: Transcripts;
  conversations: Conversations;
  committer: Committer;
  time: TimeSource;
}

const pageSize = 50;
const mostRuns = 10;
/** What Bot Framework's schema has as dates; in the log they are text, as JSON has it. */
const dates = ['timestamp', 'localTimestamp', 'expiration'] as const;

/**
 * Bot Framework's `TranscriptStore` over the desk's one activity log, for tools of the field that read or
 * write transcripts. The desk's own turns are in the log already: do not log them a second time.
 * Wrong arguments throw at once, as the SDK's own stores do; everything else rejects.
 */
export class DeskTranscriptStore implements TranscriptStore {
  private readonly queue = new TurnQueue();

  constructor(private readonly parts: DeskTranscriptStoreParts) {}

  /** Appends to the log of the activity's conversation, which is begun where there is none. */
  logActivity(activity: Activity): Promise<void> {
    if (!activity?.channelId || !activity.conversation?.id)
      throw new TypeError('an activity with its channel and conversation is wanted');
    const copy = JSON.parse(JSON.stringify(activity)) as JsonObject;
    const id = conversationId(activity.channelId, activity.conversation.id);
    return this.queue.run(id, () => this.append(id, activity, copy));
  }

  /** Oldest first. The token is opaque and is empty on the last page. */
  getTranscriptActivities(
    channelId: string,
    conversation: string,
    continuationToken?: string,
    startDate?: Date,
  ): Promise<PagedResult<Activity>> {
    wanted(channelId, 'a channel id');
    wanted(conversation, 'a conversation id');
    const after = Number(continuationToken || 0);
    if (!Number.isSafeInteger(after)) throw new TypeError('the continuation token is not of here');
    return this.page(conversationId(channelId, conversation), after, startDate);
  }

  /** The conversations of a channel, oldest first. */
  listTranscripts(
    channelId: string,
    continuationToken?: string,
  ): Promise<PagedResult<TranscriptInfo>> {
    wanted(channelId, 'a channel id');
    const after = continuationToken ? headOf(continuationToken) : undefined;
    return this.list(channelId, after);
  }

  /** Erases the conversation for good, in the desk too. */
  deleteTranscript(channelId: string, conversation: string): Promise<void> {
    wanted(channelId, 'a channel id');
    wanted(conversation, 'a conversation id');
    return this.parts.transcripts.erase(conversationId(channelId, conversation));
  }

  private async append(id: string, activity: Activity, copy: JsonObject): Promise<void> {
    const { conversations, committer, time } = this.parts;
    await againOnConflict(mostRuns, async () => {
      const now = time.now();
      const at = activity.timestamp ? new Date(activity.timestamp) : now;
      const known = (await conversations.find(id)) ?? begun(id, activity, at);
      const seq = known.lastSeq + 1;
      const from = speakerOf(activity);
      const row = {
        conversationId: id,
        seq,
        id: activity.id ?? `${seq}`,
        from,
        at,
        activity: copy,
      };
      const conversation = { ...known, lastSeq: seq, lastActiveAt: now };
      await committer.commit({
        ...{ conversation, log: [row] },
        ...{ cases: [], events: [], evidence: [], outbox: [] },
      });
    });
  }

  private async page(id: string, after: number, since?: Date): Promise<PagedResult<Activity>> {
    const limit = pageSize;
    const found = await this.parts.transcripts.activities(id, {
      ...{ after, limit },
      ...(since && { since }),
    });
    const last = found.length === limit ? found.at(-1) : undefined;
    return { items: found.map(revived), continuationToken: last ? `${last.seq}` : '' };
  }

  private async list(
    channelId: string,
    after?: TranscriptHead,
  ): Promise<PagedResult<TranscriptInfo>> {
    const limit = pageSize;
    const heads = await this.parts.transcripts.ofChannel(channelId, {
      limit,
      ...(after && { after }),
    });
    const last = heads.length === limit ? heads.at(-1) : undefined;
    const items = heads.map(({ conversationId: id, createdAt }) => ({
      channelId,
      id: id.slice(channelId.length + 1),
      created: createdAt,
    }));
    return { items, continuationToken: last ? tokenOf(last) : '' };
  }
}

function wanted(value: string, what: string): void {
  if (!value) throw new TypeError(`${what} is wanted`);
}

function begun(id: string, activity: Activity, at: Date): Conversation {
  const address = TurnContext.getConversationReference(activity);
  return {
    ...{ id, channel: activity.channelId, version: 0, lastSeq: 0, language: 'vi', state: {} },
    address: JSON.parse(JSON.stringify(address)) as JsonObject,
    ...{ createdAt: at, lastActiveAt: at },
  };
}

const speakerOf = ({ from, replyToId }: Activity): Speaker =>
  from?.role === 'bot' || (from?.role === undefined && replyToId) ? 'bot' : 'customer';

/** The activity as it was, its dates as dates, where they are written as a date writes itself. */
function revived({ activity }: LoggedActivity): Activity {
  const found: JsonObject = { ...activity };
  const revivedDates = dates.flatMap(name => {
    const value = found[name];
    const date = typeof value === 'string' ? new Date(value) : undefined;
    const isSame = date && !Number.isNaN(date.getTime()) && date.toISOString() === value;
    return isSame ? [[name, date] as const] : [];
  });
  return Object.assign(found, Object.fromEntries(revivedDates)) as unknown as Activity;
}

const tokenOf = ({ conversationId, createdAt }: TranscriptHead): string =>
  `${createdAt.getTime()}.${conversationId}`;

function headOf(token: string): TranscriptHead {
  const [, at, id] = /^(\d+)\.(.+)$/s.exec(token) ?? [];
  if (at === undefined || id === undefined)
    throw new TypeError('the continuation token is not of here');
  return { createdAt: new Date(Number(at)), conversationId: id };
}
