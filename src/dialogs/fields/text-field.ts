import type { FieldKindReader } from './field-kind';

/** Shorter tellings say nothing that staff could work with. */
const leastLetters = 3;

/** Free words, kept as they were written. */
export const textField: FieldKindReader = {
  choices: ({ desk, field }) => (field.required ? [] : [desk.text('form.choices.skip')]),
  read(said, { desk }) {
    const letters = said.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    return letters >= leastLetters
      ? { kind: 'accepted', answer: { kind: 'text', text: said } }
      : { kind: 'unclear', because: desk.text('form.text.tooShort') };
  },
  show: answer => (answer.kind === 'text' ? answer.text : ''),
};
