import type { Answers } from '../domain/answers';
import { type Field, fieldsOf, type RequestType } from '../domain/requests/request-type';
import { readCorrection } from '../language/answers/read-correction';
import type { DeskTurn } from './desk-turn';
import { fieldKinds, showAnswer } from './fields';
import { fieldText } from './fields/field-texts';
import { isAnswered } from './form-walk';

/** The kinds whose answers are known by their shape; a name or free words could be anything. */
const recognisable: readonly Field['kind'][] = ['time', 'contact', 'choices'];

/** Those among them that nothing else in a form looks like: a number may stand for a choice, or a question. */
export const unmistakable: readonly Field['kind'][] = ['time', 'contact'];

/**
 * Takes a correction wherever it is said ("không phải thứ ba, thứ tư mới đúng"): the answered field
 * whose kind the corrected words are of is changed, and the customer is told.
 *
 * @returns whether something was corrected.
 */
export function correctAnswer(
  said: string,
  desk: DeskTurn,
  request: RequestType,
  answers: Answers,
  kinds: readonly Field['kind'][] = recognisable,
): boolean {
  const correction = readCorrection(said, desk.language);
  if (!correction) return false;
  for (const field of fieldsOf(request, answers)) {
    if (!kinds.includes(field.kind) || !isAnswered(answers[field.name])) continue;
    const place = { desk, request, field, answers };
    const reading = fieldKinds[field.kind].read(correction.corrected, place);
    if (reading.kind !== 'accepted' || reading.answer.kind === 'not-given') continue;
    answers[field.name] = reading.answer;
    const label = desk.text(fieldText(request, field, 'label'));
    desk.preface.push(
      desk.text('form.changed', { fact: `${label}: ${showAnswer(reading.answer, place)}` }),
    );
    return true;
  }
  return false;
}
