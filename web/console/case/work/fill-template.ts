import type { WholeCase } from '../../api/cases';

/**
 * Puts what the case has in place of a template's `{{reference}}`, `{{name}}`, `{{due}}` and `{{staff}}`.
 * What is not known (a name that is hidden) stays, to be written by hand.
 */
export function fillTemplate(text: string, request: WholeCase, staff: string): string {
  const { reference, next, customerName, contact } = request;
  const values: Partial<Record<string, string>> = {
    reference,
    staff,
    ...(next && { due: next.dueShown }),
    ...(customerName && !contact.hidden && { name: customerName }),
  };
  return text.replace(placeholder, (whole, name: string) => values[name] ?? whole);
}

const placeholder = /\{\{\s*(\w+)\s*\}\}/g;

/** What is still to be written in a text, `{{name}}` or `[what was done]`: it must not go out so. */
export const openPlaceholders = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\{\s*\w+\s*\}\}|\[[^[\]\n]{4,}\]/g)].map(([whole]) => whole)),
];
