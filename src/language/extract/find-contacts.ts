import { type EmailReading, readEmails } from '../answers/read-email';
import { type PhoneReading, readPhones } from '../answers/read-phone';
import { clip } from '../answers/words';
import { sceneOf } from './own-contact';
import { type Whose, whoseContact } from './whose-contact';

/** A number that could be read; faulty ones are nothing to fill a form with. */
export type FoundPhone = Exclude<PhoneReading, { kind: 'invalid' }> & { whose: Whose };
export type FoundEmail = Exclude<EmailReading, { kind: 'invalid' }> & { whose: Whose };

/** The telephone numbers in a message, and whose they are. */
export function findPhones(text: string): FoundPhone[] {
  return readPhones(text).flatMap(reading =>
    reading.kind === 'invalid'
      ? []
      : [{ ...reading, whose: whoseContact(sceneOf(text), reading.start, reading.end) }],
  );
}

/** The e-mail addresses in a message, and whose they are. */
export function findEmails(text: string): FoundEmail[] {
  return readEmails(text).flatMap(reading => {
    if (reading.kind === 'invalid') return [];
    const local = reading.value.slice(0, reading.value.indexOf('@'));
    const start = Math.max(0, clip(text).indexOf(local));
    const space = clip(text)
      .slice(start)
      .search(/[\s,;]|$/);
    return [{ ...reading, whose: whoseContact(sceneOf(text), start, start + Math.max(space, 1)) }];
  });
}
