import { formatPhone } from '../../i18n/formats';
import { readEmails } from '../../language/answers/read-email';
import { readPhones } from '../../language/answers/read-phone';
import { knownContacts, sameContact } from '../remember';
import type { AnswerReading, FieldKindReader, FieldPlace } from './field-kind';

/** A phone number, an e-mail address, or both. */
export const contactField: FieldKindReader = {
  choices: ({ desk }) => knownContacts(desk.talk),
  read(said, place) {
    const { desk } = place;
    const phones = readPhones(said);
    const emails = readEmails(said);
    const phone = phones.find(reading => reading.kind === 'phone');
    const email = emails.find(reading => reading.kind === 'email');
    if (phone || email)
      return {
        kind: 'accepted',
        answer: {
          kind: 'contact',
          contact: { ...(phone && { phone: phone.e164 }), ...(email && { email: email.value }) },
        },
      };
    const same = sameContact(said, desk.talk);
    if (same) return { kind: 'accepted', answer: { kind: 'contact', contact: { ...same } } };
    return (
      doubtfulEmail(emails, place) ??
      doubtfulPhone(phones, place) ?? { kind: 'unclear', because: desk.text('form.contact.none') }
    );
  },
  show(answer) {
    if (answer.kind !== 'contact') return '';
    const { phone, email } = answer.contact;
    return [phone && formatPhone(phone), email].filter(Boolean).join(', ');
  },
};

function doubtfulEmail(
  emails: ReturnType<typeof readEmails>,
  { desk }: FieldPlace,
): AnswerReading | undefined {
  const doubtful = emails[0];
  if (!doubtful) return undefined;
  if (doubtful.kind !== 'suspicious')
    return { kind: 'unclear', because: desk.text('form.contact.email-invalid') };
  const { value, suggestion } = doubtful;
  return {
    kind: 'offer',
    because: desk.text('form.contact.email-suspicious', { value, suggestion }),
    offers: [suggestion, value].map(email => ({
      answer: { kind: 'contact', contact: { email } },
    })),
  };
}

function doubtfulPhone(
  phones: ReturnType<typeof readPhones>,
  { desk }: FieldPlace,
): AnswerReading | undefined {
  const doubtful = phones[0];
  if (doubtful?.kind === 'invalid')
    return { kind: 'unclear', because: desk.text(`form.contact.phone-${doubtful.reason}`) };
  if (doubtful?.kind !== 'old-prefix') return undefined;
  const { said, suggestion } = doubtful;
  return {
    kind: 'offer',
    because: desk.text('form.contact.oldPrefix', { said, suggestion: suggestion.display }),
    offers: [{ answer: { kind: 'contact', contact: { phone: suggestion.e164 } } }],
  };
}
