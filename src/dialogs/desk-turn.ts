import type { TurnContext } from 'botbuilder';
import type { Answers, Contact } from '../domain/answers';
import type { Case, CaseEvent } from '../domain/case';
import type { CaseChange } from '../domain/case-changes';
import type { Clock } from '../domain/clock/clock';
import type { EvidenceFile } from '../domain/evidence';
import type { Challenge } from '../domain/identity';
import type { Language } from '../domain/language';
import type { LiveChat } from '../domain/live-chat';
import type { RequestType } from '../domain/requests/request-type';
import type { WorkingHours } from '../domain/working-hours';
import type { TextKey, TextParams } from '../i18n/texts';
import type { IntentReading } from '../language/intent';
import type { Talk } from './talk';

/** What the customer is told of a case that was just filed. The access code is known here alone. */
export interface Receipt {
  reference: string;
  accessCode: string;
  receivedAt: Date;
  clocks: Clock[];
}

/** A file that came with a message and could not be kept; `code` is that of the DeskError. */
export interface RefusedFile {
  name: string;
  code: string;
}

/** Facts about the desk that its texts mention. */
export interface DeskFacts {
  supportEmail: string;
  supportPhone: string;
  /** Megabytes a file, files a case. */
  evidenceMaxMb: number;
  evidenceMaxFiles: number;
  /** Where a receipt is looked at and printed. */
  receiptUrl: string;
  /** Whether one-time codes can go to phones. */
  smsCodes: boolean;
  /** Characters of a message that the desk reads. */
  messageLimit: number;
  /** Days of silence after which an unfinished request is removed. */
  draftDays: number;
  /** When staff take chats, and how long a customer waits for one of them at most. */
  workingHours: WorkingHours;
  chatWaitMinutes: number;
}

/**
 * What the dialogs can know and do in one turn. Everything done here is a decision only: it becomes
 * true, or never happened, when the turn is committed.
 */
export interface DeskTurn {
  readonly now: Date;
  readonly facts: DeskFacts;
  /** Whether staff are there now, else when they are again. */
  readonly office: { isOpen: boolean; opensAt?: Date };
  readonly talk: Talk;
  /** The talk's language; setting it holds from the next text on. */
  language: Language;
  /** Files of this message that are kept already, and those that could not be. */
  readonly received: readonly EvidenceFile[];
  readonly refused: readonly RefusedFile[];
  /** Said before the next message of this turn, in the same bubble: what was noted, changed or refused. */
  readonly preface: string[];
  text(key: TextKey, params?: TextParams): string;
  intentOf(text: string): IntentReading;
  /** Sends a one-time code to a contact, with the turn. */
  sendCode(to: Contact): Challenge;
  /** Puts the talk into the queue of those who want a person, and tells staff. */
  callPerson(): Promise<LiveChat>;
  file(request: RequestType, answers: Answers): Promise<Receipt>;
  /** The cases of this conversation, newest first: no code is needed for them here. */
  ownCases(): Promise<Case[]>;
  /**
   * Opens a case by its number and access code. Tries are limited per case and per sender, and whether
   * there is such a case is not told: `refused` stands for all of it.
   */
  openCase(reference: string, accessCode: string): Promise<Case | 'refused' | 'locked'>;
  /** A case that was opened in this conversation before, as it is now. */
  findCase(reference: string): Promise<Case | undefined>;
  history(reference: string): Promise<CaseEvent[]>;
  change(change: CaseChange): Promise<void>;
  /** Sends a new access code to the contact on file, where there is such a case with an e-mail address. */
  renewCode(reference: string): Promise<void>;
}

const key = Symbol('desk turn');

export function bindDeskTurn(context: TurnContext, turn: DeskTurn): void {
  context.turnState.set(key, turn);
}

export function deskTurn(context: TurnContext): DeskTurn {
  const turn: DeskTurn | undefined = context.turnState.get(key);
  if (!turn) throw new Error('the dialogs run within a turn of the desk only');
  return turn;
}
