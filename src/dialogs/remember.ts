import type { Answers, Contact } from '../domain/answers';
import { contactIn } from '../domain/filing';
import { formatPhone } from '../i18n/formats';
import { saysSameContact } from '../language/answers/same-contact';
import type { Talk } from './talk';

/** Keeps what a customer will give again with her next request. */
export function remember(talk: Talk, answers: Answers): void {
  const contact = contactIn(answers);
  const name = answers.name?.kind === 'text' ? answers.name.text : undefined;
  talk.known = {
    ...talk.known,
    ...(Object.keys(contact).length > 0 && { contact }),
    ...(name && { name }),
  };
}

/** The contacts that she gave before, as buttons. */
export function knownContacts({ known }: Talk): string[] {
  const { phone, email } = known?.contact ?? {};
  return [...(phone ? [formatPhone(phone)] : []), ...(email ? [email] : [])];
}

/** The contact given before, where she says that it is the same one. */
export const sameContact = (said: string, { known }: Talk): Contact | undefined =>
  saysSameContact(said) ? known?.contact : undefined;
