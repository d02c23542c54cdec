import type { Activity } from 'botbuilder-core';
import type { DeskFacts, DeskTurn, Receipt, RefusedFile } from '../dialogs/desk-turn';
import { mailChannel } from '../dialogs/mail/mail-message';
import { newTalk, type Talk, talkFrom } from '../dialogs/talk';
import { hashAccessCode } from '../domain/access-code';
import type { Answers, Contact } from '../domain/answers';
import type { Case, CaseEvent } from '../domain/case';
import { mayTryCode, oneMoreWrong, tryAccessCode } from '../domain/case-access';
import type { CaseChange } from '../domain/case-changes';
import type { HolidayCalendar } from '../domain/clock/calendar';
import type { Conversation, Speaker } from '../domain/conversation';
import type { EvidenceFile } from '../domain/evidence';
import { fileCase } from '../domain/filing';
import { type Challenge, newChallenge } from '../domain/identity';
import type { JsonObject } from '../domain/json';
import type { Language } from '../domain/language';
import { filedAs, isOpenChat, type LiveChat } from '../domain/live-chat';
import type { ActivityLog, Cases, Changes, RandomSource } from '../domain/ports';
import { newAccessCode, newReference } from '../domain/reference';
import { callback } from '../domain/requests/callback';
import type { RequestType } from '../domain/requests/request-type';
import { isOpenAt, opensAfter } from '../domain/working-hours';
import type { TextKey, TextParams, Texts } from '../i18n/texts';
import type { IntentReading } from '../language/intent';
import { beginChat, type CallingPerson, tellStaffOf } from './call-person';
import { type ChannelFacts, deliveryFor } from './channel-facts';
import { changeOf, codeOf, decisionOf, handoffOf, receiptOf } from './deliveries';
import { TurnLedger } from './turn-ledger';
import type { TurnFiles } from './turns';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** What every turn works with. */
export interface TurnTools {
  texts: Texts;
  facts: DeskFacts;
  holidays: HolidayCalendar;
  random: RandomSource;
  cases: Cases;
  /** Without it every channel's clients read the log, and show choices as buttons. */
  channels?: ChannelFacts;
  /** Where what was said is read for contact-centre hubs, if there are any. */
  hubLog?: ActivityLog;
  /** Whether another system is told what customers decide about offers and sharing. */
  tellsPreferences?: boolean;
  intentOf(text: string, language: Language): IntentReading;
}

/** What brings a turn about. */
export interface TurnCause {
  /** Those that came with a message of the customer. */
  files?: TurnFiles;
  /** Something that happens without her: it does not count as a word of hers. */
  isBeside?: boolean;
}

const noFiles: TurnFiles = { received: [], refused: [] };

/**
 * One turn as it is being decided: what the dialogs read and change, and everything that shall be written
 * if it comes to an end. Nothing here is seen outside before `changes()` has been committed.
 */
export class UnitOfWork implements DeskTurn {
  readonly preface: string[] = [];
  readonly talk: Talk;
  /** The dialogs' stack. */
  dialogs: JsonObject;
  readonly ledger: TurnLedger;
  private readonly files: TurnFiles;
  private readonly chatBefore: string | undefined;
  private readonly readings = new Map<string, IntentReading>();

  private readonly integer = (bound: number): number => this.tools.random.integer(bound);

  constructor(
    /** The turn's own copy, which it changes. */
    readonly conversation: Conversation,
    readonly now: Date,
    private readonly tools: TurnTools,
    private readonly cause: TurnCause = {},
  ) {
    this.files = cause.files ?? noFiles;
    this.ledger = new TurnLedger(conversation, now, tools.cases);
    const { talk: stored, dialogs } = conversation.state as Partial<ConversationState>;
    const { talk, understood } = talkFrom(stored);
    const expired = !cause.isBeside && this.hasSlept();
    this.talk = expired ? { ...newTalk(), ...(talk.chat && { chat: talk.chat }) } : talk;
    this.chatBefore = JSON.stringify(talk.chat);
    this.dialogs = understood && !expired && dialogs ? dialogs : {};
    if (expired && (talk.draft || talk.parked))
      this.preface.push(this.text('talk.draftRemoved', { count: tools.facts.draftDays }));
  }

  /** Whether nothing was said for so long that what was unfinished is removed. */
  private hasSlept(): boolean {
    const silence = this.now.getTime() - this.conversation.lastActiveAt.getTime();
    return silence > this.facts.draftDays * dayMs;
  }

  /**
   * A turn failed. Where that happens twice in a row the dialogs are begun anew, so that a fault that comes
   * with every turn does not hold a customer for ever; what she answered is kept, and offered again.
   */
  noteFailure(): void {
    this.talk.failures = (this.talk.failures ?? 0) + 1;
    if (this.talk.failures > 1) this.dialogs = {};
  }

  get facts(): DeskFacts {
    return this.tools.facts;
  }

  get office(): DeskTurn['office'] {
    const { workingHours } = this.facts;
    const { holidays } = this.tools;
    if (isOpenAt(workingHours, this.now, holidays)) return { isOpen: true };
    const opensAt = opensAfter(workingHours, this.now, holidays);
    return { isOpen: false, ...(opensAt && { opensAt }) };
  }

  get received(): readonly EvidenceFile[] {
    return this.files.received;
  }

  get refused(): readonly RefusedFile[] {
    return this.files.refused;
  }

  get language(): Language {
    return this.conversation.language;
  }

  set language(language: Language) {
    this.conversation.language = language;
  }

  text(key: TextKey, params?: TextParams): string {
    return this.tools.texts.t(this.language, key, params);
  }

  /** Read once, however many of the dialogs ask. */
  intentOf(text: string): IntentReading {
    const key = `${this.language} ${text}`;
    const reading = this.readings.get(key) ?? this.tools.intentOf(text, this.language);
    this.readings.set(key, reading);
    return reading;
  }

  sendCode(to: Contact): Challenge {
    const { challenge, code } = newChallenge(to, this.now, bound =>
      this.tools.random.integer(bound),
    );
    const { id: conversationId } = this.conversation;
    const delivery = { to, code, conversationId, language: this.language };
    const id = Buffer.from(this.tools.random.bytes(12)).toString('base64url');
    this.ledger.outbox.push(codeOf(id, { ...delivery, validUntil: challenge.expiresAt }, this.now));
    return challenge;
  }

  async callPerson(): Promise<LiveChat> {
    const until = new Date(this.now.getTime() + this.facts.chatWaitMinutes * minuteMs);
    const chat = beginChat(this.calling, this.tools.random, until);
    await this.tellStaffOf(chat);
    return chat;
  }

  tellStaffOf(chat: LiveChat): Promise<void> {
    return tellStaffOf(chat, this.calling);
  }

  private get calling(): CallingPerson {
    const { ledger, talk, tools } = this;
    return { ledger, talk, hubLog: tools.hubLog, ownCases: () => this.ownCases() };
  }

  async file(request: RequestType, answers: Answers): Promise<Receipt> {
    const { random, holidays } = this.tools;
    const accessCode = newAccessCode(this.integer);
    const { filed, events, preferences } = fileCase({
      request,
      answers: structuredClone(answers),
      language: this.language,
      receivedAt: this.now,
      holidays,
      reference: newReference(this.integer),
      accessCodeHash: await hashAccessCode(accessCode, random.bytes(16)),
      conversationId: this.conversation.id,
      // The receipt itself is the next activity of the log: it belongs to the transcript.
      transcriptUpTo: this.conversation.lastSeq + 1,
    });
    this.ledger.open(filed, events, preferences);
    const { outbox } = this.ledger;
    if (preferences.length > 0 && this.tools.tellsPreferences)
      outbox.push(decisionOf(preferences, this.now));
    if (filed.state !== 'closed') outbox.push(handoffOf(filed.reference, this.now));
    // A mail is answered by mail: that answer is the receipt.
    const answeredByMail = this.conversation.channel === mailChannel;
    if (filed.contact.email && !answeredByMail) outbox.push(receiptOf(filed.reference, this.now));
    const { reference, receivedAt, clocks } = filed;
    const { chat } = this.talk;
    if (request.type === callback.type && chat?.until) this.talk.chat = filedAs(chat, reference);
    return { reference, accessCode, receivedAt, clocks };
  }

  ownCases(): Promise<Case[]> {
    return this.tools.cases.ofConversation(this.conversation.id);
  }

  async openCase(reference: string, accessCode: string): Promise<Case | 'refused' | 'locked'> {
    if (!mayTryCode(this.talk.wrongCodes, this.now)) return 'locked';
    const { opened, changed } = await tryAccessCode(
      await this.findCase(reference),
      accessCode,
      this.now,
    );
    if (changed) this.ledger.replace(changed);
    if (opened) {
      delete this.talk.wrongCodes;
      return opened;
    }
    this.talk.wrongCodes = oneMoreWrong(this.talk.wrongCodes, this.now);
    return 'refused';
  }

  findCase(reference: string): Promise<Case | undefined> {
    return this.ledger.findCase(reference);
  }

  history(reference: string): Promise<CaseEvent[]> {
    return this.ledger.history(reference);
  }

  async change(change: CaseChange): Promise<void> {
    const line = await this.ledger.change(change);
    this.ledger.outbox.push(changeOf(line.reference, line, this.now));
  }

  async renewCode(reference: string): Promise<void> {
    const found = await this.findCase(reference);
    if (!found?.contact.email) return;
    const accessCode = newAccessCode(this.integer);
    const accessCodeHash = await hashAccessCode(accessCode, this.tools.random.bytes(16));
    const { seq } = await this.ledger.change({
      changed: { ...found, accessCodeHash },
      event: { actor: { kind: 'customer' }, type: 'access-code-renewed', detail: {} },
    });
    this.ledger.outbox.push({
      id: `access-code-${reference}-${seq}`,
      kind: 'mail.access-code',
      payload: { reference, accessCode, to: found.contact.email, language: found.language },
      reference,
      dueAt: this.now,
    });
  }

  record(from: Speaker, activity: Activity, incomingId?: string): string {
    return this.ledger.record(from, activity, incomingId);
  }

  changes(): Changes {
    const state: ConversationState = { talk: this.talk, dialogs: this.dialogs };
    const { conversation, cause, ledger } = this;
    const written = this.ledger.changes();
    const deliveries = deliveryFor(conversation.channel, written.log, this.tools.channels);
    return {
      ...written,
      outbox: [...written.outbox, ...deliveries],
      conversation: {
        ...conversation,
        state: state as unknown as JsonObject,
        lastActiveAt: cause.isBeside ? conversation.lastActiveAt : this.now,
      },
      evidence: [...this.files.received, ...ledger.sent].map(file => ({
        ...{ conversationId: conversation.id, file },
      })),
      liveChats: this.liveChats(),
    };
  }

  /** What the queue is told: staff also look at what is said while a chat is open. */
  private liveChats(): NonNullable<Changes['liveChats']> {
    const { chat } = this.talk;
    const isNews = isOpenChat(chat) || JSON.stringify(chat) !== this.chatBefore;
    const chats = [...this.ledger.chatsLetGo, ...(chat && isNews ? [chat] : [])];
    return chats.map(one => ({ conversationId: this.conversation.id, chat: one }));
  }
}

interface ConversationState {
  talk: Talk;
  dialogs: JsonObject;
}
