import type { z } from 'zod';
import type { Language } from '../../domain/language';
import { requestTypes } from '../../domain/requests';
import type { Field } from '../../domain/requests/request-type';
import type { requestTypeSchema } from '../api/schemas';
import type { StaffTexts } from '../staff-texts';

/** What the form for a caller leaves out: files come later from herself, the contact stands apart. */
const apart = new Set<Field['kind']>(['evidence', 'contact']);

/** The requests as forms that staff fill in for a caller. */
export function requestForms(
  texts: StaffTexts,
  language: Language,
): z.input<typeof requestTypeSchema>[] {
  return [...requestTypes.values()].map(({ type, i18n, fields }) => ({
    type,
    name: texts.t(language, `requests.${i18n}.name`),
    fields: fields
      .filter(({ kind }) => !apart.has(kind))
      .map(field => {
        const prefix = `requests.${i18n}.fields.${field.name}`;
        return {
          name: field.name,
          label: texts.t(language, `${prefix}.label`),
          kind: field.kind,
          required: field.required && !field.mayBeUnknown && !field.default && !field.when,
          ...(field.choices && {
            choices: field.choices.map(value => ({
              value,
              label: texts.t(language, `${prefix}.choices.${value}`),
            })),
          }),
        };
      }),
  }));
}
