import type { Activity } from 'botbuilder';
import type { Case, CaseEvent } from '../domain/case';
import type { CaseChange } from '../domain/case-changes';
import type { Conversation, LoggedActivity, Speaker } from '../domain/conversation';
import type { EvidenceFile } from '../domain/evidence';
import type { JsonObject } from '../domain/json';
import type { LiveChat } from '../domain/live-chat';
import type { ActivityLog, Cases, Changes } from '../domain/ports';
import type { Preference } from '../domain/preference';

/**
 * What a turn has decided so far and what shall be written of it, whoever brought the turn about. Nothing
 * here is seen outside before it has been committed.
 */
export class TurnLedger {
  readonly outbox: Changes['outbox'] = [];
  /** Files sent to the customer; the evidence vault holds them already. */
  readonly sent: EvidenceFile[] = [];
  /** Earlier chats with a person about which nothing is to be done any more. */
  readonly chatsLetGo: LiveChat[] = [];
  private readonly log: LoggedActivity[] = [];
  private readonly cases = new Map<string, Case>();
  private readonly events: CaseEvent[] = [];
  private readonly preferences: Preference[] = [];

  constructor(
    /** The turn's own copy, which it may change. */
    readonly conversation: Conversation,
    readonly now: Date,
    private readonly stored: Cases,
  ) {}

  /** Writes an activity into the log, which keeps it. @returns the id by which clients will know it. */
  record(from: Speaker, activity: Activity, incomingId?: string): string {
    const seq = ++this.conversation.lastSeq;
    const id = activityId(this.conversation.id, seq);
    if (from === 'customer' && activity.type === 'message')
      this.conversation.lastCustomerAt = this.now;
    this.log.push({
      conversationId: this.conversation.id,
      seq,
      id,
      ...(incomingId && { incomingId }),
      from,
      at: this.now,
      activity: Object.assign(activity as unknown as JsonObject, {
        ...{ id, timestamp: this.now.toISOString() },
      }),
    });
    return id;
  }

  /** What was said last, this turn included, oldest first. */
  async wholeLog(stored: ActivityLog, most: number): Promise<LoggedActivity[]> {
    const { id, lastSeq } = this.conversation;
    const known = lastSeq - this.log.length;
    const before = await stored.after(id, Math.max(0, known - most));
    return [...before.filter(({ seq }) => seq <= known), ...this.log].slice(-most);
  }

  /** A new case with its history so far, and the preferences that it changes. */
  open(filed: Case, events: readonly CaseEvent[], preferences: readonly Preference[]): void {
    this.cases.set(filed.reference, filed);
    this.events.push(...events);
    this.preferences.push(...preferences);
  }

  async findCase(reference: string): Promise<Case | undefined> {
    return this.cases.get(reference) ?? (await this.stored.find(reference));
  }

  async history(reference: string): Promise<CaseEvent[]> {
    const stored = await this.stored.history(reference);
    return [...stored, ...this.events.filter(event => event.reference === reference)];
  }

  /** A case as it shall be, without anything to tell in its history. */
  replace(changed: Case): void {
    this.cases.set(changed.reference, changed);
  }

  /** @returns the line that the change is in the case's history. */
  async change({ changed, event }: CaseChange): Promise<CaseEvent> {
    const { reference } = changed;
    const seq = (await this.history(reference)).length + 1;
    const line = { ...event, reference, seq, at: this.now };
    this.cases.set(reference, changed);
    this.events.push(line);
    return line;
  }

  /** Whether anything was decided, apart from what the conversation itself remembers. */
  get isEmpty(): boolean {
    const { log, cases, events, outbox } = this;
    return log.length + cases.size + events.length + outbox.length === 0;
  }

  /** All of it, for the commit; the conversation is to be added by whoever knows its state. */
  changes(): Omit<Changes, 'conversation' | 'evidence'> {
    return {
      log: this.log,
      cases: [...this.cases.values()],
      events: this.events,
      outbox: this.outbox,
      preferences: this.preferences,
    };
  }
}

/** URL-safe, and in the order of the log. */
const activityId = (conversationId: string, seq: number): string =>
  `${conversationId.slice(conversationId.indexOf(':') + 1)}-${String(seq).padStart(7, '0')}`;
