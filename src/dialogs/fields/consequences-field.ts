import { readYesNo } from '../../language/answers/read-yes-no';
import { isRefusal } from '../../language/answers/refusal';
import type { FieldKindReader } from './field-kind';

/** Goes on only when the customer has said that she understands. */
export const consequencesField: FieldKindReader = {
  choices: ({ desk }) => [desk.text('form.choices.understood'), desk.text('form.choices.keepData')],
  read(said, { desk }) {
    if (said.toLowerCase() === desk.text('form.choices.keepData').toLowerCase() || isRefusal(said))
      return { kind: 'refused' };
    const pressed = said.toLowerCase() === desk.text('form.choices.understood').toLowerCase();
    return pressed || readYesNo(said, { language: desk.language }) === 'yes'
      ? { kind: 'accepted', answer: { kind: 'understood' } }
      : { kind: 'unclear' };
  },
  show: (_answer, { desk }) => desk.text('form.answer.understood'),
};
