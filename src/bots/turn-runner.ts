import { type Activity, ActivityTypes, TurnContext } from 'botbuilder-core';
import { DialogContextError } from '../dialogs/dialog-sdk';
import { statement } from '../dialogs/replies';
import { conversationId, type LoggedActivity } from '../domain/conversation';
import { DeskError, DuplicateActivity, StateConflict } from '../domain/errors';
import { localDateOf } from '../domain/hanoi-time';
import type {
  ActivityLog,
  Changes,
  Committer,
  Conversations,
  LogFeed,
  TimeSource,
} from '../domain/ports';
import { BesideTurn } from './beside-turn';
import { heardAs, isFirstWord } from './channel-facts';
import { newConversation } from './new-conversation';
import { PrivacyDeskBot } from './privacy-desk-bot';
import { TurnAdapter } from './turn-adapter';
import { TurnQueue } from './turn-queue';
import type { Incoming, TurnOutcome, Turns } from './turns';
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
    return this.queue.run(id, () => this.answer(id, incoming));
  }

  /**
   * Decides something about a conversation outside the customer's turns. What `decide` throws is thrown
   * on, and then nothing was written; it is run again where the conversation changed meanwhile.
   * @returns what `decide` returned.
   * @throws DeskError `conversation-gone`; DuplicateActivity where an `incomingId` was said already.
   */
  beside<T>(id: string, decide: (turn: BesideTurn) => T | Promise<T>): Promise<T> {
    return this.queue.run(id, () => this.untilCommitted(() => this.decideBeside(id, decide)));
  }

  /** Resolves when no turn is under way. */
  idle(): Promise<void> {
    return this.queue.idle();
  }

  private async answer(id: string, incoming: Incoming): Promise<TurnOutcome> {
    try {
      return await this.untilCommitted(() => this.runOnce(id, incoming));
    } catch (error) {
      if (error instanceof DuplicateActivity) return this.repeated(id, incoming, error);
      throw error;
    }
  }

  private async untilCommitted<T>(run: () => Promise<T>): Promise<T> {
    for (let runs = 1; ; runs++) {
      try {
        return await run();
      } catch (error) {
        if (!(error instanceof StateConflict) || runs === mostRuns) throw error;
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
    const changes = await this.decide(id, incoming);
    await this.commit(changes);
    return outcomeOf(changes.log);
  }

  private async decideBeside<T>(
    id: string,
    decide: (turn: BesideTurn) => T | Promise<T>,
  ): Promise<T> {
    const { conversations, time, tools } = this.parts;
    // What another process wrote counts here: a decision may be to do nothing, which no commit would refuse.
    const conversation = await conversations.find(id, { fresh: true });
    if (!conversation) throw new DeskError('conversation-gone', 'the conversation is not kept');
    const before = JSON.stringify(conversation.state);
    const unit = new UnitOfWork(conversation, time.now(), tools, { isBeside: true });
    const turn = new BesideTurn(unit, before, (ofUnit, prompt, speak) =>
      this.adapter.run(prompt, ofUnit, context => speak(context, this.bot.conversation)),
    );
    const decided = await decide(turn);
    const changes = turn.changes();
    if (changes) await this.commit(changes);
    return decided;
  }

  private async commit(changes: Changes): Promise<void> {
    await this.parts.committer.commit(changes);
    this.parts.feed.announce(changes.log);
    if (changes.outbox.length > 0) this.parts.onOutbox();
    this.checkCalendar(changes);
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
  private async decide(id: string, incoming: Incoming): Promise<Changes> {
    const { files } = incoming;
    const now = this.parts.time.now();
    const begin = async () => {
      const conversation =
        (await this.parts.conversations.find(id)) ?? newConversation(id, incoming.activity, now);
      const unit = new UnitOfWork(conversation, now, this.parts.tools, files ? { files } : {});
      unit.record('customer', { ...incoming.activity }, incoming.incomingId);
      return unit;
    };
    const unit = await begin();
    try {
      if (isFirstWord(unit.conversation, incoming.activity, this.parts.tools.channels))
        unit.preface.push(unit.text('talk.greeting'));
      const heard = heardAs(incoming.activity, unit.talk, this.parts.tools.channels);
      await this.adapter.run(heard, unit, context => this.bot.run(context));
      delete unit.talk.failures;
      return unit.changes();
    } catch (error) {
      const failed = await begin();
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
