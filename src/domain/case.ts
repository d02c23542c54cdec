import type { Answers, Contact } from './answers';
import type { WrongCodes } from './case-access';
import type { Clock } from './clock/clock';
import type { EvidenceFile } from './evidence';
import type { JsonObject } from './json';
import type { Language } from './language';

export const caseStates = [
  'new',
  'in-progress',
  'waiting-for-customer',
  'answered',
  'closed',
  'reopened',
] as const;
export type CaseState = (typeof caseStates)[number];

/** Why a case was closed; each has texts in every language. */
export const caseOutcomes = [
  'fulfilled',
  'refused',
  'withdrawn',
  'duplicate',
  'not-verified',
] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

/** A request of a customer that the desk has promised to answer. Times are UTC instants. */
export interface Case {
  /** The case number, `PD-XXXX-XXXX`. */
  reference: string;
  /** Grows by one with each change; a writer that saw an older one starts again. */
  version: number;
  type: string;
  /** The version of the request type that was asked. */
  formVersion: number;
  state: CaseState;
  outcome?: CaseOutcome;
  /** The language of the talk that filed it. */
  language: Language;
  receivedAt: Date;
  clocks: Clock[];
  answers: Answers;
  contact: Contact;
  evidence: EvidenceFile[];
  /** A slow, salted hash; the code itself is known to the customer alone. */
  accessCodeHash: string;
  wrongCodes?: WrongCodes;
  /** The conversation that filed it, and how far its log had come: the transcript that staff are handed. */
  conversationId?: string;
  transcriptUpTo?: number;
  /** Staff account id. */
  assignedTo?: string;
  /** The case that it is the same as; that one is worked at. */
  duplicateOf?: string;
}

/** Who did something: the customer, the desk itself, or a named member of staff. */
export type Actor = { kind: 'customer' | 'desk' } | { kind: 'staff'; id: string };

/** One line of a case's history, which only grows. */
export interface CaseEvent {
  reference: string;
  /** From 1, without gaps. */
  seq: number;
  at: Date;
  actor: Actor;
  /** What happened, as a code: `filed`, `evidence-added`, `viewed`, `replied`, `extended`, `closed`, … */
  type: string;
  detail: JsonObject;
}
