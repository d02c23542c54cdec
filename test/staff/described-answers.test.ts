import type { Answer } from '../../src/domain/answers';
import { languages } from '../../src/domain/language';
import { requestTypes } from '../../src/domain/requests';
import type { Field } from '../../src/domain/requests/request-type';
import { describeAnswers } from '../../src/staff/handoff/describe-answers';
import { aCase } from './support/a-case';
import { staffTexts } from './support/texts';

const texts = staffTexts();

/** Every answer that a field of this kind can have. */
function answersTo(field: Field): Answer[] {
  const missing: Answer[] = [
    { kind: 'not-given', why: 'unknown' },
    { kind: 'not-given', why: 'skipped' },
  ];
  const given: Record<Field['kind'], Answer[]> = {
    text: [{ kind: 'text', text: 'as written' }],
    name: [{ kind: 'text', text: 'as written' }],
    time: [
      { kind: 'time', time: { kind: 'date', start: '2026-03-01' }, said: 'hôm qua' },
      {
        kind: 'time',
        time: { kind: 'daterange', start: '2026-03-01', end: '2026-03-04' },
        said: '1-4/3',
      },
    ],
    choices: (field.choices ?? []).map(code => ({ kind: 'choices', chosen: [code] })),
    evidence: [{ kind: 'evidence', files: [], complete: true }],
    contact: [{ kind: 'contact', contact: { email: 'tien@example.vn' } }],
    consequences: [{ kind: 'understood' }],
    identity: (['email', 'phone', 'by-staff'] as const).map(proven => ({
      kind: 'identity',
      proven,
    })),
  };
  return [...given[field.kind], ...missing];
}

describe.each(languages)('answers told to staff (%s)', language => {
  describe.each([...requestTypes.values()].map(type => [type.type, type] as const))(
    '%s',
    (type, { fields }) => {
      it.each(fields.map(field => [field.name, field] as const))('%s', (name, field) => {
        for (const answer of answersTo(field)) {
          const [told] = describeAnswers({ type, answers: { [name]: answer } }, texts, language);
          expect(told?.label).toBeTruthy();
          expect(told?.value).toBeTruthy();
        }
      });
    },
  );

  it('keep to the order of the form, and lose no field that the form lost', () => {
    const { type, answers } = aCase();
    const told = describeAnswers(
      { type, answers: { gone: { kind: 'text', text: 'still here' }, ...answers } },
      texts,
      language,
    );
    expect(told).toHaveLength(9);
    expect(told[0]?.value).toContain('căn cước');
    expect(told.at(-1)).toEqual({ field: 'gone', label: 'gone', value: 'still here' });
  });

  it('of a request type that is no more are told by their codes', () => {
    const answers = { what: { kind: 'choices' as const, chosen: ['a', 'b'] } };
    expect(describeAnswers({ type: 'old', answers }, texts, language)).toEqual([
      { field: 'what', label: 'what', value: language === 'vi' ? 'a và b' : 'a and b' },
    ]);
  });
});
