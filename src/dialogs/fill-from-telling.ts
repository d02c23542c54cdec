import { isDeepStrictEqual } from 'node:util';
import type { Answer, Answers } from '../domain/answers';
import { type Fact, type Field, fieldsOf, type RequestType } from '../domain/requests/request-type';
import { findName } from '../language/answers/read-name';
import { findWhen } from '../language/dates/find-when';
import { findEmails, findPhones } from '../language/extract/find-contacts';
import { readBehalf } from '../language/extract/read-behalf';
import { readCulprit } from '../language/extract/read-culprit';
import { readDataKinds } from '../language/extract/read-data-kinds';
import { readHow, readWays } from '../language/extract/read-how';
import { whatHappened } from '../language/extract/what-happened';
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
  const filled = fieldsOf(request, answers).filter(field => {
    if (!field.fact || (isAnswered(answers[field.name]) && !isByDefault(field, answers)))
      return false;
    if (!isTelling && !plainFacts.has(field.fact)) return false;
    const answer = offered(readers[field.fact](told, desk, request), field.choices);
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

/** Reads one fact in a telling; nothing where it is not told. */
type FactReader = (told: string, desk: DeskTurn, request: RequestType) => Answer | undefined;

/** Each is asked for the fields that are still open alone. */
const readers: Record<Fact, FactReader> = {
  what: told => text(whatHappened(told)),
  when: timeIn,
  how: told => choices(readHow(told)),
  ways: (told, _, { preference }) => (preference ? choices(readWays(told)) : undefined),
  data: told => choices(readDataKinds(told)),
  who: told => text(readCulprit(told)),
  name: (told, { language }) => text(findName(told, language)?.name),
  contact: contactTold,
  behalf: told => (readBehalf(told) ? choices(['other']) : undefined),
};

const text = (words: string | undefined): Answer | undefined =>
  words ? { kind: 'text', text: words } : undefined;

const choices = (chosen: string[]): Answer | undefined =>
  chosen.length > 0 ? { kind: 'choices', chosen } : undefined;

function contactTold(
  told: string,
  { talk }: DeskTurn,
  { preference }: RequestType,
): Answer | undefined {
  // In a wish about offers a number is the one concerned, unless it is said to be somebody else's.
  const isHers = ({ whose }: { whose: Whose }) =>
    preference ? whose !== 'other' : whose === 'customer';
  const phone = findPhones(told).find(reading => reading.kind === 'phone' && isHers(reading));
  const email = findEmails(told).find(reading => reading.kind === 'email' && isHers(reading));
  const same = phone || email ? undefined : sameContact(told, talk);
  if (same) return { kind: 'contact', contact: { ...same } };
  if (!phone && !email) return undefined;
  return {
    kind: 'contact',
    contact: {
      ...(phone?.kind === 'phone' && { phone: phone.e164 }),
      ...(email?.kind === 'email' && { email: email.value }),
    },
  };
}

/** The one time that a telling names; of several nobody knows which is meant, so it is asked. */
function timeIn(told: string, { now, language }: DeskTurn): Answer | undefined {
  const [only, ...more] = findWhen(told, { now, language });
  if (!only || more.length > 0) return undefined;
  const { when } = only;
  if (when.kind === 'none' || when.kind === 'ambiguous') return undefined;
  return { kind: 'time', time: when, said: only.text };
}

/** Choices that the field does not offer are "something else", where it has that; else nothing. */
function offered(answer: Answer | undefined, choices?: readonly string[]): Answer | undefined {
  if (answer?.kind !== 'choices' || !choices) return answer;
  const codes = answer.chosen.map(code => (choices.includes(code) ? code : 'other'));
  const chosen = [...new Set(codes)].filter(code => choices.includes(code));
  return chosen.length > 0 ? { ...answer, chosen } : undefined;
}
