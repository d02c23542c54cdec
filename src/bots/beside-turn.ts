import {
  type Activity,
  ActivityTypes,
  type ConversationReference,
  TurnContext,
} from 'botbuilder-core';
import type { Talk } from '../dialogs/talk';
import type { CaseChange } from '../domain/case-changes';
import type { Conversation } from '../domain/conversation';
import type { EvidenceFile } from '../domain/evidence';
import type { Json } from '../domain/json';
import type { Language } from '../domain/language';
import type { LiveChat } from '../domain/live-chat';
import type { OutboxItem } from '../domain/outbox';
import type { Changes } from '../domain/ports';
import type { TextKey, TextParams } from '../i18n/texts';
import type { UnitOfWork } from './unit-of-work';

/** How something is said beside the customer's own turns. */
export interface SayOptions {
  /** Staff, unless the desk itself speaks. */
  from?: 'staff' | 'bot';
  /** The name of the member of staff, as the customer sees it. */
  name?: string;
  /** Files that the evidence vault holds already. */
  files?: readonly EvidenceFile[];
  /** The sender's own id: a second try with the same one is refused as a DuplicateActivity. */
  incomingId?: string;
}

/** What the desk itself can be asked to say beside a customer's turn. */
export interface BesideDesk {
  askAgain(context: TurnContext): Promise<void>;
  nobodyCame(context: TurnContext): Promise<void>;
  unreached(context: TurnContext): Promise<void>;
}

/** Lets the desk speak in a conversation as it does in a turn. */
export type LetSpeak = (
  unit: UnitOfWork,
  prompt: Activity,
  speak: (context: TurnContext, desk: BesideDesk) => Promise<void>,
) => Promise<void>;

/**
 * A decision about a conversation that is made outside the customer's turns: staff's words, a time that
 * has come. It runs in the conversation's own order, is written whole or not at all, and like any turn
 * makes no network call. It may be run again, so it must touch nothing but what is here.
 */
export class BesideTurn {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly stateBefore: string,
    private readonly letSpeak: LetSpeak,
  ) {}

  get now(): Date {
    return this.unit.now;
  }

  get conversation(): Readonly<Conversation> {
    return this.unit.conversation;
  }

  /** What the dialogs remember of the customer; changes of it are written with the turn. */
  get talk(): Talk {
    return this.unit.talk;
  }

  /** The customer's. */
  get language(): Language {
    return this.unit.language;
  }

  text(key: TextKey, params?: TextParams): string {
    return this.unit.text(key, params);
  }

  /** @returns the activity's id, by which clients will know it. */
  say(text: string, options: SayOptions = {}): string {
    const { from = 'staff', name = '', files = [], incomingId } = options;
    this.unit.ledger.sent.push(...files);
    const spoken: Partial<Activity> = {
      type: ActivityTypes.Message,
      text,
      textFormat: 'plain',
      locale: this.language,
      ...(files.length > 0 && { attachments: files.map(attachmentOf) }),
      ...(from === 'staff' && { channelData: { paragon: { speaker: 'staff', name } } }),
    };
    return this.unit.record(from, this.addressed(spoken, from, name), incomingId);
  }

  /** Tells programs something that is not a message. @returns the activity's id. */
  event(name: string, value: Json, attachments?: Activity['attachments']): string {
    const told: Partial<Activity> = {
      ...{ type: ActivityTypes.Event, name, value },
      ...(attachments && { attachments }),
    };
    return this.unit.record('bot', this.addressed(told, 'bot', ''));
  }

  /** The desk asks what was open once more. */
  askAgain(): Promise<void> {
    return this.speak((context, desk) => desk.askAgain(context));
  }

  /** The desk tells that nobody came, after `because`, and files a case or asks how to reach her. */
  nobodyCame(because: string): Promise<void> {
    this.unit.preface.push(because);
    return this.speak((context, desk) => desk.nobodyCame(context));
  }

  /** She has not said how to reach her: the desk files what is known, unless she let it go. */
  unreached(): Promise<void> {
    return this.speak((context, desk) => desk.unreached(context));
  }

  /** Whatever was asked is not asked any more; what she answered is kept, and offered again. */
  endDialogs(): void {
    this.unit.dialogs = {};
  }

  /** Whether staff are there now. */
  get isOffice(): boolean {
    return this.unit.office.isOpen;
  }

  /** How long a customer waits for a person at most, from now. */
  get waitsUntil(): Date {
    return new Date(this.now.getTime() + this.unit.facts.chatWaitMinutes * 60_000);
  }

  /** Staff are told of a chat that waits (again). */
  tellStaffOf(chat: LiveChat): Promise<void> {
    return this.unit.tellStaffOf(chat);
  }

  /** Changes a case, with its line of history; staff are not told of what they did themselves. */
  async change(change: CaseChange): Promise<void> {
    await this.unit.ledger.change(change);
  }

  outbox(item: OutboxItem): void {
    this.unit.ledger.outbox.push(item);
  }

  /** Nothing where nothing was decided. */
  changes(): Changes | undefined {
    const changes = this.unit.changes();
    const isSame = JSON.stringify(changes.conversation?.state) === this.stateBefore;
    return isSame && this.unit.ledger.isEmpty ? undefined : changes;
  }

  private speak(speak: (context: TurnContext, desk: BesideDesk) => Promise<void>): Promise<void> {
    const address = this.unit.conversation.address as Partial<ConversationReference>;
    const prompt = { type: ActivityTypes.Event, name: 'paragon.privacy/beside' };
    const whole = TurnContext.applyConversationReference(prompt, address, true) as Activity;
    return this.letSpeak(this.unit, whole, speak);
  }

  private addressed(activity: Partial<Activity>, from: 'staff' | 'bot', name: string): Activity {
    const address = this.unit.conversation.address as Partial<ConversationReference>;
    const whole = TurnContext.applyConversationReference(activity, address) as Activity;
    delete whole.replyToId;
    return from === 'bot' ? whole : { ...whole, from: { id: 'staff', name, role: 'bot' } };
  }
}

/** A kept file in an activity; channels make of it whatever their customers can open. */
const attachmentOf = (file: EvidenceFile) => ({
  contentType: file.contentType,
  name: file.name,
  contentUrl: `urn:paragon:evidence:${file.id}`,
  content: { ...file },
});
