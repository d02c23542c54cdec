import type { Activity } from 'botbuilder';
import type { Incoming, TurnOutcome, Turns } from '../../../src/bots/turns';
import { conversationId, type LoggedActivity } from '../../../src/domain/conversation';
import { DeskError } from '../../../src/domain/errors';
import type { JsonObject } from '../../../src/domain/json';
import type { LogFeed, TimeSource } from '../../../src/domain/ports';
import type { MemoryLog } from './memory-log';

const asJson = (activity: Partial<Activity>): JsonObject => JSON.parse(JSON.stringify(activity));

type Entry = Omit<LoggedActivity, 'conversationId' | 'seq'>;

/** A desk that greets whoever comes and repeats what it is told. */
export class EchoingTurns implements Turns {
  /** What the channel gave, in its order. */
  readonly received: Incoming[] = [];
  /** Resolves before a turn goes on, so that a test can hold it. */
  gate: Promise<void> = Promise.resolve();

  constructor(
    private readonly log: MemoryLog,
    private readonly feed: LogFeed,
    private readonly time: TimeSource,
  ) {}

  async receive(incoming: Incoming): Promise<TurnOutcome> {
    this.received.push(incoming);
    await this.gate;
    const { activity, incomingId } = incoming;
    if (activity.text === 'break down') throw new Error('secret words of the inside');
    if (activity.text === 'refuse me') throw new DeskError('case-unknown', 'No such case');
    const id = conversationId('directline', activity.conversation.id);
    const known = incomingId && (await this.log.findIncoming(id, incomingId));
    if (known) return { activityId: known.id, replies: [], repeated: true };
    const at = this.time.now();
    const own: Entry = {
      id: this.newId(),
      from: 'customer',
      at,
      activity: asJson(activity),
      ...(incomingId === undefined ? {} : { incomingId }),
    };
    const replies = this.answersTo(activity).map(reply => this.botEntry(reply, own.id));
    this.feed.announce(this.log.append(id, [own, ...replies], at));
    return { activityId: own.id, replies: [], repeated: false };
  }

  /** Says something that nobody asked for. */
  say(idOfChannel: string, activity: Partial<Activity>, id?: string): void {
    const entry = { ...this.botEntry(activity), ...(id === undefined ? {} : { id }) };
    const logged = this.log.append(conversationId('directline', idOfChannel), [entry], entry.at);
    this.feed.announce(logged);
  }

  private answersTo(activity: Activity): Partial<Activity>[] {
    if (activity.type === 'conversationUpdate') return [{ type: 'message', text: 'Xin chào' }];
    if (activity.type === 'event') return [{ type: 'message', text: `event ${activity.name}` }];
    const files = (activity.attachments ?? []).map(file => file.name).join(', ');
    return [
      { type: 'typing' },
      { type: 'message', text: `You said: ${activity.text}${files && ` [${files}]`}` },
    ];
  }

  private botEntry(activity: Partial<Activity>, replyToId?: string): Entry {
    const from = { id: 'desk', name: '', role: 'bot' };
    const said = { ...activity, from, serviceUrl: 'urn:paragon:desk' };
    return {
      id: this.newId(),
      from: 'bot',
      at: this.time.now(),
      activity: asJson(replyToId === undefined ? said : { ...said, replyToId }),
    };
  }

  private newId(): string {
    return this.log.newId();
  }
}
