import { isDeepStrictEqual } from 'node:util';
import type { Answer, Answers } from '../domain/answers';
import { type Fact, type Field, fieldsOf, type RequestType } from '../domain/requests/request-type';
import { findWhen } from '../language/dates/find-when';
import { extractFacts } from '../language/extract/extract-facts';
import { readBehalf } from '../language/extract/read-behalf';
import { readWays } from '../language/extract/read-how';
import type { Whose } from '../language/extract/whose-contact';
import type { DeskTurn } from './desk-turn';
import { showAnswer } from './fields';
import { fieldText } from './fields/field-texts';
import { isAnswered } from './form-walk';
import { sameContact } from './remember';

/** What even a short answer can tell beside its question; the rest is read from tellings alone. */
const plainFacts = new Set<Fact>(['when', 'how', 'data']);

/**
 * Fills open fields from what a customer told in her own words, so that nothing said is asked again,
 * and says what was understood. Each stands in the review, where it can be changed.
 */
export function fillFromTelling(
  told: string,
  desk: DeskTurn,
  request: RequestType,
  answers: Answers,
  isTelling = true,
): void {
  const read = factsIn(told, desk, request);
  const filled = fieldsOf(request, answers).filter(field => {
    if (!field.fact || (isAnswered(answers[field.name]) && !isByDefault(field, answers)))
      return false;
    if (!isTelling && !plainFacts.has(field.fact)) return false;
    const answer = offered(read[field.fact], field.choices);
    if (answer) answers[field.name] = answer;
    return answer !== undefined;
  });
  const noted = filled
    .filter(field => field.fact !== 'what')
    .map(field => {
      const answer = answers[field.name];
      const shown = answer && showAnswer(answer, { desk, request, field, answers });
      return `${desk.text(fieldText(request, field, 'label'))}: ${shown}`;
    });
  if (noted.length > 0)
    desk.preface.push(desk.text('form.understood', { facts: noted.join('; ') }));
  takeDefaults(request, answers);
}

/** Nobody has said it yet. */
const isByDefault = (field: Field, answers: Answers): boolean =>
  field.default !== undefined && isDeepStrictEqual(answers[field.name], field.default);

/** What goes without saying: it stands in the review like any answer. */
function takeDefaults(request: RequestType, answers: Answers): void {
  for (const field of request.fields)
    if (field.default) answers[field.name] ??= structuredClone(field.default);
}

function factsIn(
  told: string,
  desk: DeskTurn,
  request: RequestType,
): Partial<Record<Fact, Answer>> {
  const context = { now: desk.now, language: desk.language };
  const facts = extractFacts(told, context);
  const ways = request.preference ? readWays(told) : [];
  // In a wish about offers a number is the one concerned, unless it is said to be somebody else's.
  const isHers = ({ whose }: { whose: Whose }) =>
    request.preference ? whose !== 'other' : whose === 'customer';
  const phone = facts.phones.find(reading => reading.kind === 'phone' && isHers(reading));
  const email = facts.emails.find(reading => reading.kind === 'email' && isHers(reading));
  const same = phone || email ? undefined : sameContact(told, desk.talk);
  return {
    ...(same && { contact: { kind: 'contact', contact: { ...same } } }),
    ...(facts.what && { what: { kind: 'text', text: facts.what } }),
    ...timeIn(told, context),
    ...(facts.how && { how: { kind: 'choices', chosen: facts.how } }),
    ...(ways.length > 0 && { ways: { kind: 'choices', chosen: ways } }),
    ...(facts.data && { data: { kind: 'choices', chosen: facts.data } }),
    ...(facts.who && { who: { kind: 'text', text: facts.who } }),
    ...(readBehalf(told) && { behalf: { kind: 'choices', chosen: ['other'] } }),
    ...(facts.name && { name: { kind: 'text', text: facts.name } }),
    ...((phone || email) && {
      contact: {
        kind: 'contact',
        contact: {
          ...(phone?.kind === 'phone' && { phone: phone.e164 }),
          ...(email?.kind === 'email' && { email: email.value }),
        },
      },
    }),
  };
}

/** The one time that a telling names; of several nobody knows which is meant, so it is asked. */
function timeIn(told: string, context: Parameters<typeof findWhen>[1]): { when?: Answer } {
  const found = findWhen(told, context);
  const [only] = found;
  if (!only || found.length > 1) return {};
  const { when } = only;
  if (when.kind === 'none' || when.kind === 'ambiguous') return {};
  return { when: { kind: 'time', time: when, said: only.text } };
}

/** Choices that the field does not offer are "something else", where it has that; else nothing. */
function offered(answer: Answer | undefined, choices?: readonly string[]): Answer | undefined {
  if (answer?.kind !== 'choices' || !choices) return answer;
  const codes = answer.chosen.map(code => (choices.includes(code) ? code : 'other'));
  const chosen = [...new Set(codes)].filter(code => choices.includes(code));
  return chosen.length > 0 ? { ...answer, chosen } : undefined;
}
