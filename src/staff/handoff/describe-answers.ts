import type { Answer } from '../../domain/answers';
import type { Case } from '../../domain/case';
import type { Language } from '../../domain/language';
import { requestTypes } from '../../domain/requests';
import { formatList, formatPhone, formatReading } from '../../i18n/formats';
import type { StaffTexts } from '../staff-texts';
import type { Labelled } from './handoff';

/** An answer for people, with the name of its field. */
export interface DescribedAnswer extends Labelled {
  field: string;
}

/** The answers of a case in the order of its form; a field that the form no longer has comes last, by its code. */
export function describeAnswers(
  request: Pick<Case, 'type' | 'answers'>,
  texts: StaffTexts,
  language: Language,
): DescribedAnswer[] {
  const type = requestTypes.get(request.type);
  const known = (type?.fields ?? []).flatMap(field => {
    const answer = request.answers[field.name];
    if (!answer) return [];
    const prefix = `requests.${type?.i18n}.fields.${field.name}`;
    const choice = (code: string): string =>
      field.choices?.includes(code) ? texts.t(language, `${prefix}.choices.${code}`) : code;
    return [
      {
        field: field.name,
        label: texts.t(language, `${prefix}.label`),
        value: describeAnswer(answer, choice, texts, language),
      },
    ];
  });
  const names = new Set(type?.fields.map(field => field.name));
  const unknown = Object.entries(request.answers)
    .filter(([name]) => !names.has(name))
    .map(([name, answer]) => ({
      field: name,
      label: name,
      value: describeAnswer(answer, code => code, texts, language),
    }));
  return [...known, ...unknown];
}

function describeAnswer(
  answer: Answer,
  choice: (code: string) => string,
  texts: StaffTexts,
  language: Language,
): string {
  switch (answer.kind) {
    case 'text':
      return answer.text;
    case 'time':
      return texts.t(language, 'staff.answers.time', {
        time: formatReading(language, answer.time),
        said: answer.said,
      });
    case 'choices': {
      const chosen = formatList(language, answer.chosen.map(choice));
      return answer.other === undefined ? chosen : `${chosen}: “${answer.other}”`;
    }
    case 'evidence':
      return answer.files.length === 0
        ? texts.t(language, 'staff.answers.noFiles')
        : texts.t(language, 'staff.answers.files', { count: answer.files.length });
    case 'contact':
      return [
        ...(answer.contact.phone === undefined ? [] : [formatPhone(answer.contact.phone)]),
        ...(answer.contact.email === undefined ? [] : [answer.contact.email]),
      ].join(', ');
    case 'understood':
      return texts.t(language, 'staff.answers.understood');
    case 'identity':
      return texts.t(language, `staff.answers.proven.${answer.proven}`);
    case 'not-given':
      return texts.t(language, `staff.answers.${answer.why}`);
  }
}
