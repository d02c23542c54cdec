import type { Answer } from '../domain/answers';
import { readChoice } from '../language/answers/read-choice';
import { readYesNo } from '../language/answers/read-yes-no';
import { showAnswer } from './fields';
import type { FieldPlace, Offer } from './fields/field-kind';

/**
 * Which of the offered readings is meant: the one whose button was pressed; after "did you mean …?" the
 * first on a yes, the next on a no; else, where the words are no answer by themselves, the one that they
 * point at ("the second one").
 */
export function pickOffer(
  said: string,
  offers: readonly Offer[] = [],
  place: FieldPlace,
  isAnswer: () => boolean,
): Answer | undefined {
  if (offers.length === 0) return undefined;
  const options = offers.map(({ answer }, at) => ({
    code: String(at),
    label: showAnswer(answer, place),
    synonyms: [],
  }));
  const whole = said.toLowerCase();
  const pressed = options.findIndex(({ label }) => label.toLowerCase() === whole);
  if (pressed >= 0) return offers[pressed]?.answer;
  if (place.field.kind === 'contact') {
    const meant = readYesNo(said, { language: place.desk.language });
    if (meant) return offers[meant === 'yes' ? 0 : 1]?.answer;
  }
  if (isAnswer()) return undefined;
  const [chosen] = readChoice(said, options, { multiple: false }).chosen;
  return chosen === undefined ? undefined : offers[Number(chosen)]?.answer;
}
