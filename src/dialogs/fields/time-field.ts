import type { TimeReading } from '../../domain/when';
import { formatReading } from '../../i18n/formats';
import { readWhen } from '../../language/dates/read-when';
import type { FieldKindReader, Offer } from './field-kind';

/** When something happened: a date, a time, or a span of days in the past. */
export const timeField: FieldKindReader = {
  choices: ({ desk }) => [
    desk.text('form.choices.today'),
    desk.text('form.choices.yesterday'),
    desk.text('form.choices.unknown'),
  ],
  read(said, { desk, field }) {
    const when = readWhen(said, { now: desk.now, language: desk.language });
    switch (when.kind) {
      case 'ambiguous':
        return {
          kind: 'offer',
          because: desk.text('form.time.which'),
          offers: when.anyOf.map((time): Offer => ({ answer: { kind: 'time', time, said } })),
        };
      case 'none':
        if (when.reason === 'unknown' && field.mayBeUnknown)
          return { kind: 'accepted', answer: { kind: 'not-given', why: 'unknown' } };
        return {
          kind: 'unclear',
          because: desk.text(`form.time.${when.reason === 'unknown' ? 'vague' : when.reason}`),
        };
      default:
        return {
          kind: 'accepted',
          answer: { kind: 'time', time: when satisfies TimeReading, said },
        };
    }
  },
  show: (answer, { desk }) =>
    answer.kind === 'time' ? formatReading(desk.language, answer.time) : '',
};
