import type { Field, RequestType } from '../../domain/requests/request-type';
import type { TextKey } from '../../i18n/texts';

/**
 * The keys of a request type's texts. They are composed, so the compiler cannot know them: a test holds
 * that every field of every type has each of them in every language.
 */
/** `more` is the question for one more of several, where a kind of field has it. */
export type FieldText = 'label' | 'ask' | 'again' | 'why' | 'more';

export const requestText = (request: RequestType, text: 'name' | 'menu' | 'intro'): TextKey =>
  `requests.${request.i18n}.${text}` as TextKey;

export const fieldText = (request: RequestType, field: Field, text: FieldText): TextKey =>
  `requests.${request.i18n}.fields.${field.name}.${text}` as TextKey;

export const choiceText = (request: RequestType, field: Field, code: string): TextKey =>
  `requests.${request.i18n}.fields.${field.name}.choices.${code}` as TextKey;
