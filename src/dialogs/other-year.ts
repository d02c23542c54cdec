import type { Answer } from '../domain/answers';
import { localDateOf } from '../domain/hanoi-time';
import { showAnswer } from './fields';
import type { FieldPlace } from './fields/field-kind';
import { fieldText } from './fields/field-texts';

/** Who writes "5/3" may not have the last year in mind: what was understood is said at once. */
export function tellOtherYear(answer: Answer, place: FieldPlace): void {
  if (answer.kind !== 'time') return;
  const { desk, request, field } = place;
  const year = answer.time.start.slice(0, 4);
  if (year === localDateOf(desk.now).slice(0, 4) || answer.said.includes(year)) return;
  const label = desk.text(fieldText(request, field, 'label'));
  desk.preface.push(
    desk.text('form.understood', { facts: `${label}: ${showAnswer(answer, place)}` }),
  );
}
