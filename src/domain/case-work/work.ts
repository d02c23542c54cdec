import type { CaseOutcome } from '../case';
import type { ClockName } from '../clock/rules';

/** By which way words of staff reach a customer; `phone`: somebody has told her, and writes down what. */
export const toldWays = ['channel', 'email', 'phone'] as const;
export type ToldWay = (typeof toldWays)[number];

/** Why a due date is moved; each has a text for the customer in every language. */
export const extensionReasons = ['complex', 'many-requests', 'third-party', 'identity'] as const;
export type ExtensionReason = (typeof extensionReasons)[number];

/** What of a case is taken away for good. */
export type Redacted =
  | { kind: 'answer'; field: string }
  | { kind: 'evidence'; id: string }
  | { kind: 'message'; activityId: string };

/** Something that a member of staff does with a case: the events of the staff API. Times are UTC instants. */
export type Work =
  | { type: 'replied'; text: string }
  | { type: 'asked-more'; text: string }
  | { type: 'extended'; clock: ClockName; reason: ExtensionReason; days?: number | undefined }
  | { type: 'closed'; outcome: CaseOutcome; text?: string | undefined }
  | { type: 'reopened'; text: string }
  /** To a staff account, or to nobody. */
  | { type: 'assigned'; to: string | null }
  | { type: 'noted'; text: string }
  | { type: 'linked-duplicate'; of: string }
  /** The 72 hours run from when the company came to know of a violation (Law 91 art. 23). */
  | { type: 'authority-clock-started'; awareAt: Date }
  | { type: 'clock-met'; clock: ClockName }
  | { type: 'redacted'; what: Redacted; reason: string };

export type WorkType = Work['type'];
