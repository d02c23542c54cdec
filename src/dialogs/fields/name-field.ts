import { readName } from '../../language/answers/read-name';
import type { FieldKindReader } from './field-kind';

/** What the customer wants to be called. */
export const nameField: FieldKindReader = {
  choices: ({ desk: { talk } }) => (talk.known?.name ? [talk.known.name] : []),
  read(said, { desk }) {
    const reading = readName(said, desk.language);
    return reading
      ? { kind: 'accepted', answer: { kind: 'text', text: reading.name } }
      : { kind: 'unclear', because: desk.text('form.name.none') };
  },
  show: answer => (answer.kind === 'text' ? answer.text : ''),
};
