import { readYesNo } from '../../language/answers/read-yes-no';
import type { FieldKindReader } from './field-kind';

/** Goes on only when the customer has said that she understands. */
export const consequencesField: FieldKindReader = {
  choices: ({ desk }) => [desk.text('form.choices.understood')],
  read(said, { desk }) {
    const pressed = said.toLowerCase() === desk.text('form.choices.understood').toLowerCase();
    return pressed || readYesNo(said, { language: desk.language }) === 'yes'
      ? { kind: 'accepted', answer: { kind: 'understood' } }
      : { kind: 'unclear' };
  },
  show: (_answer, { desk }) => desk.text('form.answer.understood'),
};
