import type { TurnContext } from 'botbuilder';
import type { Answers } from '../domain/answers';
import { fieldsOf, type RequestType } from '../domain/requests/request-type';
import { namesField } from '../language/answers/names-field';
import { readChoice } from '../language/answers/read-choice';
import { readYesNo } from '../language/answers/read-yes-no';
import { type DeskTurn, deskTurn } from './desk-turn';
import { showAnswer } from './fields';
import { fieldText } from './fields/field-texts';
import type { Prompt } from './replies';
import { ask } from './say';

/** What the customer decides when she sees all her answers. */
export type ReviewDecision =
  | { kind: 'send' | 'cancel' | 'which' | 'unclear' }
  | { kind: 'change'; field: string };

/** Shows every answer, numbered, and asks whether to send them. */
export async function askReview(
  context: TurnContext,
  prompt: Prompt,
  request: RequestType,
  answers: Answers,
): Promise<void> {
  const desk = deskTurn(context);
  const lines = fieldsOf(request, answers).flatMap((field, place) => {
    const answer = answers[field.name];
    if (!answer) return [];
    return desk.text('form.review.line', {
      number: place + 1,
      label: desk.text(fieldText(request, field, 'label')),
      answer: showAnswer(answer, { desk, request, field, answers }),
    });
  });
  const send = desk.text('form.review.send');
  await ask(
    context,
    prompt,
    [send, desk.text('form.review.change'), desk.text('form.review.cancel')],
    desk.text('form.review.heading'),
    lines.join('\n'),
    desk.text('form.review.ask', { send }),
  );
}

export function readReview(
  said: string,
  desk: DeskTurn,
  request: RequestType,
  answers: Answers,
): ReviewDecision {
  const pressed = (['send', 'change', 'cancel'] as const).find(
    choice => desk.text(`form.review.${choice}`).toLowerCase() === said.toLowerCase(),
  );
  if (pressed) return pressed === 'change' ? { kind: 'which' } : { kind: pressed };
  const named = namesField(said);
  if (named && answers[named]) return { kind: 'change', field: named };
  const options = fieldsOf(request, answers).map(field => ({
    code: field.name,
    label: desk.text(fieldText(request, field, 'label')),
    synonyms: [],
  }));
  const [field] = readChoice(said, options, { multiple: false }).chosen;
  if (field) return { kind: 'change', field };
  const answer = readYesNo(said, { language: desk.language });
  if (answer === 'yes') return { kind: 'send' };
  return { kind: answer === 'no' ? 'which' : 'unclear' };
}
