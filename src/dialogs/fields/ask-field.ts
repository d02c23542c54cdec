import type { TurnContext } from 'botbuilder';
import type { Prompt } from '../replies';
import { ask } from '../say';
import type { FieldPlace, Offer } from './field-kind';
import { fieldText } from './field-texts';
import { fieldKinds } from './index';

/** Misunderstandings in a row after which a question is put in other words, and a person is offered. */
const rephraseAfter = 2;
const personAfter = 3;

/** Asks for one field, in plainer words and with a way out the more often it went wrong. */
export async function askField(
  context: TurnContext,
  prompt: Prompt,
  place: FieldPlace,
  offers: readonly Offer[] = [],
): Promise<void> {
  const { desk, request, field } = place;
  const { misses } = desk.talk;
  const kind = fieldKinds[field.kind];
  const wording = misses >= rephraseAfter ? 'again' : (kind.wording?.(place) ?? 'ask');
  const choices = offers.length > 0 ? offers.map(offer => offer.label) : kind.choices(place);
  const waysOut = misses >= personAfter ? [desk.text('form.choices.human')] : [];
  const words =
    offers.length > 0 ? [] : [desk.text(fieldText(request, field, wording), kind.params?.(place))];
  if (misses >= personAfter) words.push(desk.text('form.person'));
  await ask(context, prompt, [...choices, ...waysOut], ...words);
}
