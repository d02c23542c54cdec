import type { Template, TemplateKind } from '../../domain/case-work/keeping';
import { type Language, languages } from '../../domain/language';
import type { StaffTexts } from '../staff-texts';

/** What the desk brings along, until a supervisor writes her own under the same id. */
const shipped: readonly { key: string; kind: TemplateKind; outcome?: Template['outcome'] }[] = [
  { key: 'reply', kind: 'reply' },
  { key: 'asked-more', kind: 'asked-more' },
  { key: 'fulfilled', kind: 'closed', outcome: 'fulfilled' },
  { key: 'refused', kind: 'closed', outcome: 'refused' },
  { key: 'not-verified', kind: 'closed', outcome: 'not-verified' },
  { key: 'duplicate', kind: 'closed', outcome: 'duplicate' },
];

/** Stands for itself: the console fills it in. */
const itself = Object.fromEntries(
  ['reference', 'name', 'due', 'staff'].map(name => [name, `{{${name}}}`]),
);

function shippedTemplates(texts: StaffTexts): Template[] {
  const made = (key: string, language: Language) => ({
    title: texts.t(language, `casework.templates.${key}.title`),
    text: texts.t(language, `casework.templates.${key}.text`, itself),
  });
  return languages.flatMap(language =>
    shipped.map(({ key, kind, outcome }) => ({
      id: `desk-${key}-${language}`,
      ...{ kind, language, ...(outcome && { outcome }) },
      ...made(key, language),
    })),
  );
}

/** Those of the desk with what was written in their place, and all others. */
export function allTemplates(own: readonly Template[], texts: StaffTexts): Template[] {
  const ids = new Set(own.map(({ id }) => id));
  return [...shippedTemplates(texts).filter(({ id }) => !ids.has(id)), ...own];
}
