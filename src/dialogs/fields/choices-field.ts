import type { Fact } from '../../domain/requests/request-type';
import { type ChoiceOption, readChoice } from '../../language/answers/read-choice';
import { readDataKinds } from '../../language/extract/read-data-kinds';
import { readHow, readWays } from '../../language/extract/read-how';
import { isOffered } from '../say';
import type { FieldKindReader, FieldPlace } from './field-kind';
import { choiceText } from './field-texts';

/** One or several of a list; `other` keeps the customer's own words. */
export const choicesField: FieldKindReader = {
  choices: place => [
    ...optionsOf(place).map(option => option.label),
    ...(place.field.mayBeUnknown ? [place.desk.text('form.choices.unknown')] : []),
  ],
  combinable(place) {
    const options = optionsOf(place);
    // Of two, one is meant; "all of it" stands for itself.
    if (options.length < 3) return undefined;
    return options.filter(({ code }) => code !== 'all').map(({ label }) => label);
  },
  read(said, place) {
    const listed = readChoice(said, optionsOf(place), { multiple: true }).chosen;
    const pressed = isOffered(said, place.desk);
    const chosen = [...new Set([...listed, ...(pressed ? [] : meantBy(said, place, listed))])];
    if (chosen.length === 0) return { kind: 'unclear' };
    const inOwnWords = chosen.includes('other') && !isLabelOfOther(said, place);
    return {
      kind: 'accepted',
      answer: { kind: 'choices', chosen, ...(inOwnWords && { other: said }) },
    };
  },
  show(answer, place) {
    if (answer.kind !== 'choices') return '';
    const { desk, request, field } = place;
    return answer.chosen
      .map(code =>
        code === 'other' && answer.other
          ? desk.text('form.answer.other', { words: answer.other })
          : desk.text(choiceText(request, field, code)),
      )
      .join(', ');
  },
};

function isLabelOfOther(said: string, { desk, request, field }: FieldPlace): boolean {
  return said.toLowerCase() === desk.text(choiceText(request, field, 'other')).toLowerCase();
}

const meanings: Partial<Record<Fact, (said: string) => readonly string[]>> = {
  how: readHow,
  ways: readWays,
  data: readDataKinds,
};

/** What the customer's words mean where they name no option: the ways and kinds that people speak of. */
function meantBy(said: string, { field }: FieldPlace, listed: readonly string[]): string[] {
  // "Only texts" names one way: what else the words may mean is not added to it.
  if (field.fact === 'ways' && listed.length > 0) return [];
  const codes = field.fact ? (meanings[field.fact]?.(said) ?? []) : [];
  return codes.filter(code => field.choices?.includes(code));
}

function optionsOf({ desk, request, field }: FieldPlace): ChoiceOption[] {
  return (field.choices ?? []).map(code => ({
    code,
    label: desk.text(choiceText(request, field, code)),
    synonyms: [],
  }));
}
