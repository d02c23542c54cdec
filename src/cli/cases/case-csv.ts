import type { Answer } from '../../domain/answers';
import type { Case } from '../../domain/case';
import { clockNames } from '../../domain/clock/rules';
import { localDateTimeOf } from '../../domain/hanoi-time';
import { requestTypes } from '../../domain/requests';
import type { TimeReading } from '../../domain/when';
import { csvRow } from './csv-row';

const fields = [
  ...new Set([...requestTypes.values()].flatMap(type => type.fields.map(field => field.name))),
];

/** The columns of an export: one a clock's promise and fulfilment, one a field of any request type. */
export const caseCsvHeader = csvRow([
  'reference',
  'type',
  'state',
  'outcome',
  'language',
  'receivedAt',
  ...clockNames.flatMap(name => [`${name} due`, `${name} met`]),
  'phone',
  'email',
  ...fields.map(field => `answer ${field}`),
  'files',
]);

/** One case as a row below that header. Times are Hanoi date-times with their offset. */
export function caseCsvRow(of: Case): string {
  return csvRow([
    of.reference,
    of.type,
    of.state,
    of.outcome ?? '',
    of.language,
    localDateTimeOf(of.receivedAt),
    ...clockNames.flatMap(name => {
      const clock = of.clocks.find(each => each.name === name);
      return [time(clock?.dueAt), time(clock?.metAt)];
    }),
    of.contact.phone ?? '',
    of.contact.email ?? '',
    ...fields.map(field => answerText(of.answers[field])),
    of.evidence.map(file => `${file.name} (${file.sha256})`).join('\n'),
  ]);
}

function time(at: Date | undefined): string {
  return at ? localDateTimeOf(at) : '';
}

function answerText(answer: Answer | undefined): string {
  switch (answer?.kind) {
    case undefined:
      return '';
    case 'text':
      return answer.text;
    case 'time':
      return `${timeText(answer.time)} (${answer.said})`;
    case 'choices':
      return [...answer.chosen, ...(answer.other === undefined ? [] : [answer.other])].join('\n');
    case 'evidence':
      return answer.files.map(file => file.name).join('\n');
    case 'contact':
      return [answer.contact.phone, answer.contact.email].filter(Boolean).join('\n');
    case 'understood':
      return 'understood';
    case 'identity':
      return answer.proven;
    case 'not-given':
      return `(${answer.why})`;
  }
}

function timeText(time: TimeReading): string {
  const end = 'end' in time && time.end !== undefined ? `/${time.end}` : '';
  const part = time.kind === 'date' && time.partOfDay ? ` ${time.partOfDay}` : '';
  return `${time.start}${end}${part}`;
}
