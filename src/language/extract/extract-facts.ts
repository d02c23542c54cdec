import { isReference } from '../../domain/reference';
import { findName } from '../answers/read-name';
import { readCaseNumber } from '../answers/read-reference';
import type { ReadingContext } from '../understanding';
import { type FoundEmail, type FoundPhone, findEmails, findPhones } from './find-contacts';
import { readCulprit } from './read-culprit';
import { type DataKind, readDataKinds } from './read-data-kinds';
import { type How, readHow } from './read-how';
import { whatHappened } from './what-happened';

/** What a message tells that a form asks for. Times are read elsewhere, see `../dates`. */
export interface Facts {
  /** What happened, in the customer's own words, if a sentence of some substance tells it. */
  what?: string;
  how?: How[];
  data?: DataKind[];
  /** Who did it, in the customer's words. */
  who?: string;
  phones: FoundPhone[];
  emails: FoundEmail[];
  name?: string;
  /** In its written form, with a check symbol that holds. */
  caseNumber?: string;
}

/**
 * Reads from an opening or any later message what it already answers, so that it is not asked again.
 * Careful where it could harm: a caller's number is not the customer's, a wish for the answer ("call me
 * at …") is no way of noticing, a denied thing is not claimed.
 */
export function extractFacts(text: string, { language }: ReadingContext): Facts {
  const [what, how, data, who] = [
    whatHappened(text),
    readHow(text),
    readDataKinds(text),
    readCulprit(text),
  ];
  const name = findName(text, language)?.name;
  const number = readCaseNumber(text, isReference);
  return {
    ...(what !== undefined && { what }),
    ...(how.length > 0 && { how }),
    ...(data.length > 0 && { data }),
    ...(who !== undefined && { who }),
    phones: findPhones(text),
    emails: findEmails(text),
    ...(name !== undefined && { name }),
    ...(number && 'reference' in number && { caseNumber: number.reference }),
  };
}
