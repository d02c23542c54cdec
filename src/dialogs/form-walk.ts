import type { Answer, Answers } from '../domain/answers';
import { evidenceIn } from '../domain/filing';
import { type Field, fieldsOf, type RequestType } from '../domain/requests/request-type';
import type { Prompt } from './replies';

/** The pure part of walking a form: which question is next, before, and where it stands. */

/** Evidence may come before its question; it is answered only when the customer said that it is all. */
export function isAnswered(answer: Answer | undefined): boolean {
  return answer !== undefined && !(answer.kind === 'evidence' && !answer.complete);
}

/** The first question still open; none when all that is needed was said. */
export function nextField(request: RequestType, answers: Answers): Field | undefined {
  return fieldsOf(request, answers).find(field => !isAnswered(answers[field.name]));
}

/** The question that stands before a field (or before the review), answered or not. */
export function fieldBefore(
  request: RequestType,
  answers: Answers,
  name: string,
): Field | undefined {
  const fields = askedFields(request, answers);
  const place =
    name === reviewStep ? fields.length : fields.findIndex(field => field.name === name);
  return fields[place - 1];
}

/** The fields that are asked; those taken by default are not, unless the customer wants to change them. */
const askedFields = (request: RequestType, answers: Answers): readonly Field[] =>
  fieldsOf(request, answers).filter(field => !field.default);

/** Whether the customer has said anything that would be lost. */
export function isBegun(request: RequestType, answers: Answers): boolean {
  return request.fields.some(field => answers[field.name] !== undefined && !field.default);
}

export const reviewStep = 'review';

export function promptOf(request: RequestType, answers: Answers, name: string): Prompt {
  const fields = askedFields(request, answers);
  const place = fields.findIndex(field => field.name === name);
  const kind = request.fields.find(field => field.name === name)?.kind;
  return {
    form: request.type,
    field: name,
    index: place < 0 ? fields.length : place + 1,
    total: fields.length,
    ...(kind && { answer: kind }),
  };
}

/** The answer that stands for none: what came so far of evidence, "skipped", or "not known". */
export function passedOver(
  how: 'skip' | 'unknown',
  field: Field,
  answers: Answers,
): Answer | undefined {
  if (field.kind === 'evidence')
    return { kind: 'evidence', files: evidenceIn(answers), complete: true };
  if (how === 'skip' && !field.required) return { kind: 'not-given', why: 'skipped' };
  return field.mayBeUnknown ? { kind: 'not-given', why: 'unknown' } : undefined;
}
