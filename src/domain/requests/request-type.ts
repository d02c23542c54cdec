import type { Answer, Answers } from '../answers';
import type { ClockRuleName } from '../clock/rules';
import type { Purpose } from '../preference';

/** What kind of answer a field takes, and so how it is asked, read and shown. */
export type FieldKind =
  | 'text'
  | 'time'
  | 'choices'
  | 'evidence'
  | 'name'
  | 'contact'
  /** Consequences that have to be understood before going on. */
  | 'consequences'
  /** A one-time code to the contact given. */
  | 'identity';

/** What can be read from a customer's own telling, and so need not be asked. */
export type Fact =
  | 'what'
  | 'when'
  | 'how'
  | 'ways'
  | 'data'
  | 'who'
  | 'name'
  | 'contact'
  | 'behalf';

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
  /** Which fact of what was said elsewhere in the talk answers it. */
  fact?: Fact;
  /** Taken where nothing else was said: not asked, but shown in the review and changed there. */
  default?: Answer;
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
  /** The label of the customer's intent that asks for it. */
  readonly intent: string;
  /** Where its texts stand in the locales. */
  readonly i18n: string;
  readonly fields: readonly Field[];
  /** The clocks that start when it is filed. */
  readonly clocks: readonly ClockRuleName[];
  /** Takes effect at once and is closed as fulfilled; what was decided is kept as a preference. */
  readonly preference?: { purpose: Purpose; allowed: boolean };
  /** Which group of the menu it stands in; none, where the desk itself comes to it. */
  readonly menu?: MenuGroup;
}

export const menuGroups = ['complaint', 'data', 'preferences'] as const;
export type MenuGroup = (typeof menuGroups)[number];

/** The fields that these answers make necessary, in the order of asking. */
export function fieldsOf(request: RequestType, answers: Answers): readonly Field[] {
  return request.fields.filter(field => field.when?.(answers) ?? true);
}
