import type { TurnContext } from 'botbuilder';
import { callback } from '../../domain/requests/callback';
import { personOffered, rephraseAfter } from '../misses';
import type { Prompt } from '../replies';
import { ask } from '../say';
import type { FieldPlace, Offer } from './field-kind';
import { fieldText } from './field-texts';
import { fieldKinds, showAnswer } from './index';

/**
 * Asks for one field, in plainer words and with a way out the more often it went wrong. Where answers were
 * just `offered`, with the reason, that was the question.
 */
export async function askField(
  context: TurnContext,
  prompt: Prompt,
  place: FieldPlace,
  { offers = [], offered = false }: { offers?: readonly Offer[]; offered?: boolean } = {},
): Promise<void> {
  const { desk, request, field } = place;
  const { misses } = desk.talk;
  const kind = fieldKinds[field.kind];
  const wording = misses >= rephraseAfter ? 'again' : (kind.wording?.(place) ?? 'ask');
  const choices =
    offers.length > 0 ? offers.map(offer => showAnswer(offer.answer, place)) : kind.choices(place);
  // Who is asked how to be called back wanted a person in the first place.
  const isCallback = request.type === callback.type;
  const waysOut = isCallback ? [] : personOffered(desk);
  const question =
    offers.length > 0
      ? desk.text('form.offered')
      : desk.text(fieldText(request, field, wording), kind.params?.(place));
  const words = offered ? [] : [question];
  if (waysOut.length > 0) words.push(desk.text('form.person'));
  if (isCallback && personOffered(desk).length > 0)
    words.push(desk.text('person.call', { phone: desk.facts.supportPhone }));
  const combinable = offers.length > 0 ? undefined : kind.combinable?.(place);
  const asked = { ...prompt, ...(combinable && { combinable }) };
  await ask(context, asked, [...choices, ...waysOut], ...words);
}
