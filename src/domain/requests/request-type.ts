import type { Answers } from '../answers';
import type { ClockRuleName } from '../clock/rules';

/** What kind of answer a field takes, and so how it is asked, read and shown. */
export type FieldKind = 'text' | 'time' | 'choices' | 'evidence' | 'name' | 'contact';

/** One question of a request. Its texts are below `requests.<i18n prefix>.<name>` in the locales. */
export interface Field {
  name: string;
  kind: FieldKind;
  /** Optional ones can be skipped; to a required one "I don't know" may still be an answer, see `mayBeUnknown`. */
  required: boolean;
  /** Whether "not known" is accepted as the answer. */
  mayBeUnknown?: boolean;
  /** The codes to choose from, for `choices`. The last may be `other`: then the customer's words are kept. */
  choices?: readonly string[];
  /** Asked only where this holds of the answers so far. */
  when?: (answers: Answers) => boolean;
}

/**
 * A kind of request as data: one form dialog walks its fields, so that adding a type needs no dialog
 * code. Stored drafts hold field names and the version, never step numbers.
 */
export interface RequestType {
  readonly type: string;
  /** Raised when fields change their meaning; a draft of another version keeps the answers that still fit. */
  readonly version: number;
  /** Where its texts stand in the locales. */
  readonly i18n: string;
  readonly fields: readonly Field[];
  /** The clocks that start when it is filed. */
  readonly clocks: readonly ClockRuleName[];
}
