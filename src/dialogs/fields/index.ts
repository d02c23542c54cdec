import type { Answer } from '../../domain/answers';
import type { FieldKind } from '../../domain/requests/request-type';
import { choicesField } from './choices-field';
import { consequencesField } from './consequences-field';
import { contactField } from './contact-field';
import { evidenceField } from './evidence-field';
import type { FieldKindReader, FieldPlace } from './field-kind';
import { identityField } from './identity-field';
import { nameField } from './name-field';
import { textField } from './text-field';
import { timeField } from './time-field';

/** One reader for each kind of field. */
export const fieldKinds: Readonly<Record<FieldKind, FieldKindReader>> = {
  text: textField,
  time: timeField,
  choices: choicesField,
  evidence: evidenceField,
  name: nameField,
  contact: contactField,
  consequences: consequencesField,
  identity: identityField,
};

/** An answer as review, receipt and status show it. */
export function showAnswer(answer: Answer, place: FieldPlace): string {
  if (answer.kind === 'not-given') return place.desk.text(`form.answer.${answer.why}`);
  return fieldKinds[place.field.kind].show(answer, place);
}
