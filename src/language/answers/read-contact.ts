import { type EmailReading, readEmail } from './read-email';
import { type PhoneReading, readPhone } from './read-phone';

export interface ContactReading {
  phone?: PhoneReading;
  email?: EmailReading;
}

/** How the customer wants to be reached: a phone number, an e-mail address or both, good or faulty. */
export function readContact(text: string): ContactReading | undefined {
  const phone = readPhone(text);
  const email = readEmail(text);
  if (!phone && !email) return undefined;
  return { ...(phone && { phone }), ...(email && { email }) };
}
