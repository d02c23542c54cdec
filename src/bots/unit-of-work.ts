import type { Activity } from 'botbuilder';
import type { DeskFacts, DeskTurn, Receipt, RefusedFile } from '../dialogs/desk-turn';
import { newTalk, type Talk, talkVersion } from '../dialogs/talk';
import { hashAccessCode, isAccessCode } from '../domain/access-code';
import type { Answers, Contact } from '../domain/answers';
import type { Case, CaseEvent } from '../domain/case';
import { mayTryCode, oneMoreWrong, withoutWrongCodes } from '../domain/case-access';
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
import type { TurnFiles } from './turns';

/** What every turn works with. */
export interface TurnTools {
  texts: Texts;
  facts: DeskFacts;
  holidays: HolidayCalendar;
  random: RandomSource;
  cases: Cases;
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

  private readonly integer = (bound: number): number => this.tools.random.integer(bound);

  constructor(
    private readonly conversation: Conversation,
    readonly now: Date,
    private readonly tools: TurnTools,
    private readonly files: TurnFiles,
  ) {
    const { talk, dialogs } = structuredClone(conversation.state) as Partial<ConversationState>;
    const understood = talk?.version === talkVersion;
    this.talk = understood ? talk : { ...newTalk(), ...(talk?.draft && { draft: talk.draft }) };
    this.dialogs = understood && dialogs ? dialogs : {};
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

  intentOf(text: string): IntentReading {
    return this.tools.intentOf(text, this.language);
  }

  sendCode(to: Contact): Challenge {
    const { challenge, code } = newChallenge(to, this.now, bound =>
      this.tools.random.integer(bound),
    );
    this.outbox.push({
      id: `code-${Buffer.from(this.tools.random.bytes(12)).toString('base64url')}`,
      kind: 'mail.code',
      payload: {
        to: to.email ?? '',
        code,
        language: this.language,
        validUntil: challenge.expiresAt,
      },
      conversationId: this.conversation.id,
      dueAt: this.now,
    });
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
    if (filed.state !== 'closed') this.handOff(filed.reference);
    const { reference, receivedAt, clocks } = filed;
    return { reference, accessCode, receivedAt, clocks };
  }

  ownCases(): Promise<Case[]> {
    return this.tools.cases.ofConversation(this.conversation.id);
  }

  async openCase(reference: string, accessCode: string): Promise<Case | 'refused' | 'locked'> {
    if (!mayTryCode(this.talk.wrongCodes, this.now)) return 'locked';
    const found = await this.findCase(reference);
    // A code is tried even where there is no such case: the answer takes as long.
    const right = await isAccessCode(accessCode, found?.accessCodeHash ?? nobodysCodeHash);
    if (found && right && mayTryCode(found.wrongCodes, this.now)) {
      delete this.talk.wrongCodes;
      if (found.wrongCodes) this.cases.set(reference, withoutWrongCodes(found));
      return found;
    }
    this.talk.wrongCodes = oneMoreWrong(this.talk.wrongCodes, this.now);
    if (found && !right) {
      const wrongCodes = oneMoreWrong(found.wrongCodes, this.now);
      this.cases.set(reference, { ...found, wrongCodes });
    }
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
    this.outbox.push({
      id: `case-changed-${reference}-${seq}`,
      kind: 'mail.case-changed',
      payload: { reference, type: event.type },
      reference,
      dueAt: this.now,
    });
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

  /** Staff get what was filed, with its transcript. */
  private handOff(reference: string): void {
    this.outbox.push({
      id: `handoff-${reference}`,
      kind: 'mail.handoff',
      payload: { reference },
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

/** No code has this hash; it takes as long to compare as any. */
const nobodysCodeHash = `scrypt$2048$${'A'.repeat(22)}$${'A'.repeat(43)}`;

interface ConversationState {
  talk: Talk;
  dialogs: JsonObject;
}

/** URL-safe, and in the order of the log. */
const activityId = (conversationId: string, seq: number): string =>
  `${conversationId.slice(conversationId.indexOf(':') + 1)}-${String(seq).padStart(7, '0')}`;
