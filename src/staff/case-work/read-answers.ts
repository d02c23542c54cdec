import { z } from 'zod';
import type { Answer, Answers, Contact } from '../../domain/answers';
import { isLocalDate } from '../../domain/hanoi-time';
import { type Field, fieldsOf, type RequestType } from '../../domain/requests/request-type';
import { BadRequest } from '../api/problem';

/** What a form gives for a field: text, a date, codes of choices, or a tick. */
export const givenAnswers = z.record(
  z.string().max(60),
  z.union([z.string().max(8_000), z.array(z.string().max(60)).max(40), z.boolean(), z.null()]),
);
type Given = z.infer<typeof givenAnswers>[string] | undefined;

/**
 * The answers that somebody typed for a caller, in the form's own kinds.
 * @throws BadRequest naming the field that is missing or cannot be read.
 */
export function readAnswers(
  request: RequestType,
  given: z.infer<typeof givenAnswers>,
  contact: Contact,
): Answers {
  const answers: Answers = {};
  for (const field of request.fields) {
    if (!fieldsOf(request, answers).includes(field)) continue;
    const answer = answerTo(
      field,
      Object.hasOwn(given, field.name) ? given[field.name] : undefined,
      contact,
    );
    if (!answer) throw new BadRequest(`body.answers.${field.name}`);
    answers[field.name] = answer;
  }
  return answers;
}

function answerTo(field: Field, given: Given, contact: Contact): Answer | undefined {
  const isEmpty = given === undefined || given === null || given === '' || given === false;
  if (field.kind === 'contact') return { kind: 'contact', contact };
  if (field.kind === 'evidence') return { kind: 'evidence', files: [], complete: true };
  if (isEmpty || (Array.isArray(given) && given.length === 0)) return notGiven(field);
  return read(field, given);
}

function notGiven(field: Field): Answer | undefined {
  if (field.default) return structuredClone(field.default);
  if (field.mayBeUnknown) return { kind: 'not-given', why: 'unknown' };
  return field.required ? undefined : { kind: 'not-given', why: 'skipped' };
}

function read(field: Field, given: Given): Answer | undefined {
  switch (field.kind) {
    case 'text':
    case 'name':
      return typeof given === 'string' ? { kind: 'text', text: given.trim() } : undefined;
    case 'time':
      return typeof given === 'string' ? readTime(given.trim()) : undefined;
    case 'choices':
      return readChoices(field, Array.isArray(given) ? given : [String(given)]);
    case 'consequences':
      return { kind: 'understood' };
    case 'identity':
      return { kind: 'identity', proven: 'by-staff' };
    default:
      return undefined;
  }
}

function readTime(text: string): Answer | undefined {
  const [, date = '', time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?$/.exec(text) ?? [];
  if (!isLocalDate(date)) return undefined;
  return time === undefined
    ? { kind: 'time', time: { kind: 'date', start: date }, said: text }
    : { kind: 'time', time: { kind: 'datetime', start: `${date}T${time}:00+07:00` }, said: text };
}

function readChoices({ choices = [] }: Field, given: string[]): Answer | undefined {
  const isKnown = given.every(code => choices.includes(code));
  return isKnown ? { kind: 'choices', chosen: [...new Set(given)] } : undefined;
}
