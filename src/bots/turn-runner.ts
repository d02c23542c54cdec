import { type Activity, ActivityTypes, TurnContext } from 'botbuilder';
import { DialogContextError } from '../dialogs/dialog-sdk';
import { statement } from '../dialogs/replies';
import { type Conversation, conversationId, type LoggedActivity } from '../domain/conversation';
import { DuplicateActivity, StateConflict } from '../domain/errors';
import { localDateOf } from '../domain/hanoi-time';
import { isLanguage, type Language } from '../domain/language';
import type {
  ActivityLog,
  Changes,
  Committer,
  Conversations,
  LogFeed,
  TimeSource,
} from '../domain/ports';
import { PrivacyDeskBot } from './privacy-desk-bot';
import { TurnAdapter } from './turn-adapter';
import { TurnQueue } from './turn-queue';
import type { Incoming, TurnFiles, TurnOutcome, Turns } from './turns';
import { type TurnTools, UnitOfWork } from './unit-of-work';

export interface TurnRunnerParts {
  conversations: Conversations;
  log: ActivityLog;
  committer: Committer;
  feed: LogFeed;
  time: TimeSource;
  tools: TurnTools;
  /** Told of a turn that failed, by incident id; and when deliveries were written. */
  onFailure(incident: string, error: unknown): void;
  onOutbox(): void;
  /** Told of a promise that falls in a year whose holidays the operator has not confirmed. */
  onUnconfirmedYear(year: number, reference: string): void;
}

const noFiles: TurnFiles = { received: [], refused: [] };

/** Writers on other machines can win a few times in a row; for ever they cannot. */
const mostRuns = 8;

/**
 * Runs turns as transactions: loads the conversation, lets the bot decide, commits everything at once,
 * and only then lets anybody see it. A turn whose conversation changed meanwhile is run again, which is
 * safe because it has touched nothing.
 */
export class TurnRunner implements Turns {
  private readonly queue = new TurnQueue();
  private readonly adapter = new TurnAdapter();
  private readonly bot = new PrivacyDeskBot();

  constructor(private readonly parts: TurnRunnerParts) {}

  receive(incoming: Incoming): Promise<TurnOutcome> {
    const { channelId, conversation } = incoming.activity;
    const id = conversationId(channelId, conversation.id);
    return this.queue.run(id, () => this.runUntilCommitted(id, incoming));
  }

  /** Resolves when no turn is under way. */
  idle(): Promise<void> {
    return this.queue.idle();
  }

  private async runUntilCommitted(id: string, incoming: Incoming): Promise<TurnOutcome> {
    for (let run = 1; ; run++) {
      try {
        return await this.runOnce(id, incoming);
      } catch (error) {
        if (error instanceof DuplicateActivity) return this.repeated(id, incoming, error);
        if (!(error instanceof StateConflict) || run === mostRuns) throw error;
      }
    }
  }

  private async repeated(
    id: string,
    { incomingId = '' }: Incoming,
    error: DuplicateActivity,
  ): Promise<TurnOutcome> {
    const first = await this.parts.log.findIncoming(id, incomingId);
    if (!first) throw error;
    return { activityId: first.id, replies: [], repeated: true };
  }

  private async runOnce(id: string, incoming: Incoming): Promise<TurnOutcome> {
    const { conversations, committer, feed, time } = this.parts;
    const now = time.now();
    const conversation =
      (await conversations.find(id)) ?? newConversation(id, incoming.activity, now);
    const changes = await this.decide(conversation, incoming, now);
    await committer.commit(changes);
    feed.announce(changes.log);
    if (changes.outbox.length > 0) this.parts.onOutbox();
    this.checkCalendar(changes);
    return outcomeOf(changes.log);
  }

  private checkCalendar({ cases }: Changes): void {
    for (const { reference, version, clocks } of cases) {
      if (version !== 0) continue;
      const years = new Set(clocks.map(({ dueAt }) => Number(localDateOf(dueAt).slice(0, 4))));
      for (const year of years)
        if (!this.parts.tools.holidays.isConfirmed(year))
          this.parts.onUnconfirmedYear(year, reference);
    }
  }

  /** What comes of an activity. A fault of the desk's own leaves the talk as it was, and says so. */
  private async decide(
    conversation: Conversation,
    incoming: Incoming,
    now: Date,
  ): Promise<Changes> {
    const begin = () => {
      const { files = noFiles } = incoming;
      const unit = new UnitOfWork({ ...conversation }, now, this.parts.tools, files);
      unit.record('customer', incoming.activity, incoming.incomingId);
      return unit;
    };
    const unit = begin();
    try {
      await this.adapter.run(structuredClone(incoming.activity), unit, context =>
        this.bot.run(context),
      );
      delete unit.talk.failures;
      return unit.changes();
    } catch (error) {
      const failed = begin();
      const incident = Buffer.from(this.parts.tools.random.bytes(4)).toString('hex').toUpperCase();
      this.parts.onFailure(incident, error instanceof DialogContextError ? error.error : error);
      failed.noteFailure();
      const phone = failed.facts.supportPhone;
      failed.record(
        'bot',
        replyTo(incoming.activity, failed.text('talk.failed', { incident, phone })),
      );
      return failed.changes();
    }
  }
}

function newConversation(id: string, activity: Activity, now: Date): Conversation {
  return {
    id,
    channel: activity.channelId,
    version: 0,
    lastSeq: 0,
    language: languageOf(activity),
    state: {},
    address: JSON.parse(JSON.stringify(TurnContext.getConversationReference(activity))),
    createdAt: now,
    lastActiveAt: now,
  };
}

/** Vietnamese unless the channel says that its user reads English. */
function languageOf({ locale }: Activity): Language {
  const language = locale?.slice(0, 2).toLowerCase();
  return isLanguage(language) ? language : 'vi';
}

function replyTo(activity: Activity, text: string): Activity {
  const reference = TurnContext.getConversationReference(activity);
  const reply = { ...statement(text), type: ActivityTypes.Message };
  return TurnContext.applyConversationReference(reply, reference) as Activity;
}

function outcomeOf(log: LoggedActivity[]): TurnOutcome {
  const [incoming, ...replies] = log;
  if (!incoming) throw new Error('a turn logs at least what it was for');
  return {
    activityId: incoming.id,
    replies: replies.map(({ activity }) => activity as unknown as Activity),
    repeated: false,
  };
}
