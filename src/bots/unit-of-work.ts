import type { Activity } from 'botbuilder';
import type { DeskFacts, DeskTurn, Receipt, RefusedFile } from '../dialogs/desk-turn';
import { newTalk, type Talk, talkFrom } from '../dialogs/talk';
import { hashAccessCode } from '../domain/access-code';
import type { Answers, Contact } from '../domain/answers';
import type { Case, CaseEvent } from '../domain/case';
import { mayTryCode, oneMoreWrong, tryAccessCode } from '../domain/case-access';
import type { CaseChange } from '../domain/case-changes';
import type { HolidayCalendar } from '../domain/clock/calendar';
import type { Conversation, LoggedActivity, Speaker } from '../domain/conversation';
import type { EvidenceFile } from '../domain/evidence';
import { fileCase } from '../domain/filing';
import { type Challenge, newChallenge } from '../domain/identity';
import type { JsonObject } from '../domain/json';
import type { Language } from '../domain/language';
import type { Cases, Changes, RandomSource } from '../domain/ports';
import type { Preference } from '../domain/preference';
import { newAccessCode, newReference } from '../domain/reference';
import type { RequestType } from '../domain/requests/request-type';
import type { TextKey, TextParams, Texts } from '../i18n/texts';
import type { IntentReading } from '../language/intent';
import { changeOf, codeOf, decisionOf, handoffOf, receiptOf } from './deliveries';
import type { TurnFiles } from './turns';

const dayMs = 86_400_000;

/** What every turn works with. */
export interface TurnTools {
  texts: Texts;
  facts: DeskFacts;
  holidays: HolidayCalendar;
  random: RandomSource;
  cases: Cases;
  /** Whether another system is told what customers decide about offers and sharing. */
  tellsPreferences?: boolean;
  intentOf(text: string, language: Language): IntentReading;
}

/**
 * One turn as it is being decided: what the dialogs read and change, and everything that shall be written
 * if it comes to an end. Nothing here is seen outside before `changes()` has been committed.
 */
export class UnitOfWork implements DeskTurn {
  readonly preface: string[] = [];
  readonly talk: Talk;
  /** The dialogs' stack. */
  dialogs: JsonObject;
  private readonly log: LoggedActivity[] = [];
  private readonly cases = new Map<string, Case>();
  private readonly events: Changes['events'] = [];
  private readonly outbox: Changes['outbox'] = [];
  private readonly preferences: Preference[] = [];
  private readonly readings = new Map<string, IntentReading>();

  private readonly integer = (bound: number): number => this.tools.random.integer(bound);

  constructor(
    private readonly conversation: Conversation,
    readonly now: Date,
    private readonly tools: TurnTools,
    private readonly files: TurnFiles,
  ) {
    const { talk: stored, dialogs } = structuredClone(
      conversation.state,
    ) as Partial<ConversationState>;
    const { talk, understood } = talkFrom(stored);
    const expired = this.hasSlept();
    this.talk = expired ? newTalk() : talk;
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
    this.outbox.push(codeOf(id, { ...delivery, validUntil: challenge.expiresAt }, this.now));
    return challenge;
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
    this.cases.set(filed.reference, filed);
    this.events.push(...events);
    this.preferences.push(...preferences);
    if (preferences.length > 0 && this.tools.tellsPreferences)
      this.outbox.push(decisionOf(preferences, this.now));
    if (filed.state !== 'closed') this.outbox.push(handoffOf(filed.reference, this.now));
    if (filed.contact.email) this.outbox.push(receiptOf(filed.reference, this.now));
    const { reference, receivedAt, clocks } = filed;
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
    if (changed) this.cases.set(reference, changed);
    if (opened) {
      delete this.talk.wrongCodes;
      return opened;
    }
    this.talk.wrongCodes = oneMoreWrong(this.talk.wrongCodes, this.now);
    return 'refused';
  }

  async findCase(reference: string): Promise<Case | undefined> {
    return this.cases.get(reference) ?? (await this.tools.cases.find(reference));
  }

  async history(reference: string): Promise<CaseEvent[]> {
    const stored = await this.tools.cases.history(reference);
    return [...stored, ...this.events.filter(event => event.reference === reference)];
  }

  async change({ changed, event }: CaseChange): Promise<void> {
    const { reference } = changed;
    const seq = (await this.history(reference)).length + 1;
    this.cases.set(reference, changed);
    this.events.push({ ...event, reference, seq, at: this.now });
    this.outbox.push(changeOf(reference, { seq, type: event.type }, this.now));
  }

  async renewCode(reference: string): Promise<void> {
    const found = await this.findCase(reference);
    if (!found?.contact.email) return;
    const accessCode = newAccessCode(this.integer);
    const accessCodeHash = await hashAccessCode(accessCode, this.tools.random.bytes(16));
    const renewed: CaseChange = {
      changed: { ...found, accessCodeHash },
      event: { actor: { kind: 'customer' }, type: 'access-code-renewed', detail: {} },
    };
    const seq = (await this.history(reference)).length + 1;
    this.cases.set(reference, renewed.changed);
    this.events.push({ ...renewed.event, reference, seq, at: this.now });
    this.outbox.push({
      id: `access-code-${reference}-${seq}`,
      kind: 'mail.access-code',
      payload: { reference, accessCode, to: found.contact.email, language: found.language },
      reference,
      dueAt: this.now,
    });
  }

  /** Writes an activity into the log, with the id by which clients will know it. */
  record(from: Speaker, activity: Activity, incomingId?: string): Activity {
    const seq = ++this.conversation.lastSeq;
    const id = activityId(this.conversation.id, seq);
    const logged: Activity = { ...activity, id, timestamp: this.now };
    this.log.push({
      conversationId: this.conversation.id,
      seq,
      id,
      ...(incomingId && { incomingId }),
      from,
      at: this.now,
      activity: JSON.parse(JSON.stringify(logged)),
    });
    return logged;
  }

  changes(): Changes {
    const state: ConversationState = { talk: this.talk, dialogs: this.dialogs };
    return {
      conversation: {
        ...this.conversation,
        state: state as unknown as JsonObject,
        lastActiveAt: this.now,
      },
      log: this.log,
      cases: [...this.cases.values()],
      events: this.events,
      evidence: this.files.received.map(file => ({ conversationId: this.conversation.id, file })),
      outbox: this.outbox,
      preferences: this.preferences,
    };
  }
}

interface ConversationState {
  talk: Talk;
  dialogs: JsonObject;
}

/** URL-safe, and in the order of the log. */
const activityId = (conversationId: string, seq: number): string =>
  `${conversationId.slice(conversationId.indexOf(':') + 1)}-${String(seq).padStart(7, '0')}`;
