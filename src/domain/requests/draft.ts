import type { Answer, Answers } from '../answers';
import type { Field, RequestType } from './request-type';

/** The answers of an older version of a form that still answer the questions of this one. */
export function fittingAnswers(request: RequestType, answers: Answers): Answers {
  return Object.fromEntries(
    request.fields.flatMap(field => {
      const answer = answers[field.name];
      return answer && fits(field, answer) ? [[field.name, answer]] : [];
    }),
  );
}

function fits(field: Field, answer: Answer): boolean {
  switch (answer.kind) {
    case 'not-given':
      return answer.why === 'unknown' ? field.mayBeUnknown === true : !field.required;
    case 'choices':
      return (
        field.kind === 'choices' &&
        answer.chosen.every(code => field.choices?.includes(code) ?? false)
      );
    case 'text':
      return field.kind === 'text' || field.kind === 'name';
    default:
      return field.kind === answer.kind;
  }
}
