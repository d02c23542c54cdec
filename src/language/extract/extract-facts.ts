import { isReference } from '../../domain/reference';
import { type EmailReading, readEmails } from '../answers/read-email';
import { findName } from '../answers/read-name';
import { type PhoneReading, readPhones } from '../answers/read-phone';
import { readCaseNumber } from '../answers/read-reference';
import { clip } from '../answers/words';
import type { ReadingContext } from '../understanding';
import { type Scene, sceneOf } from './own-contact';
import { culpritOf } from './read-culprit';
import { type DataKind, dataKindsOf } from './read-data-kinds';
import { type How, howsOf } from './read-how';
import { whatHappened } from './what-happened';
import { type Whose, whoseContact } from './whose-contact';

/** A number that could be read; faulty ones are nothing to fill a form with. */
export type FoundPhone = Exclude<PhoneReading, { kind: 'invalid' }> & { whose: Whose };
export type FoundEmail = Exclude<EmailReading, { kind: 'invalid' }> & { whose: Whose };

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
  const scene = sceneOf(text);
  const [what, how, data, who] = [
    whatHappened(text),
    howsOf(scene),
    dataKindsOf(scene),
    culpritOf(scene),
  ];
  const name = findName(text, language)?.name;
  const number = readCaseNumber(text, isReference);
  return {
    ...(what !== undefined && { what }),
    ...(how.length > 0 && { how }),
    ...(data.length > 0 && { data }),
    ...(who !== undefined && { who }),
    phones: phonesOf(text, scene),
    emails: emailsOf(text, scene),
    ...(name !== undefined && { name }),
    ...(number && 'reference' in number && { caseNumber: number.reference }),
  };
}

function phonesOf(text: string, scene: Scene): FoundPhone[] {
  return readPhones(text).flatMap(reading =>
    reading.kind === 'invalid'
      ? []
      : [{ ...reading, whose: whoseContact(scene, reading.start, reading.end) }],
  );
}

function emailsOf(text: string, scene: Scene): FoundEmail[] {
  return readEmails(text).flatMap(reading => {
    if (reading.kind === 'invalid') return [];
    const local = reading.value.slice(0, reading.value.indexOf('@'));
    const start = Math.max(0, clip(text).indexOf(local));
    const space = clip(text)
      .slice(start)
      .search(/[\s,;]|$/);
    return [{ ...reading, whose: whoseContact(scene, start, start + Math.max(space, 1)) }];
  });
}
