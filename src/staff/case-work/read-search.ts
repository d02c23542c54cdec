import type { CaseSought } from '../../domain/case-work/case-search';
import { searchWords } from '../../domain/case-work/summary';
import { contactKey } from '../../domain/preference';
import { isReference, normalReference } from '../../domain/reference';

/** What somebody means by what she typed into the search: a case number, a contact, or words. */
export function readSearch(typed: string): CaseSought | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const numbers = [text, ...(/\d/.test(text) ? [`PD${text}`] : [])].map(normalReference);
  const reference = numbers.find(isReference);
  if (reference) return { reference };
  const contact = contactKey(text);
  return contact === undefined ? { words: searchWords(text) } : { contact };
}
