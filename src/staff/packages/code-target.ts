import type { Contact } from '../../domain/answers';
import type { Case } from '../../domain/case';
import { needsProof, proofOf } from '../../domain/case-work/link-duplicate';

/** Whether an answer holds data of a person, so that the access code alone does not open it. */
export const codeNeeded = (request: Pick<Case, 'type'>): boolean => needsProof(request);

/**
 * Where the one-time code goes: to the contact that was proven, and to no other. Where staff made sure
 * themselves, to the address given, else to the phone.
 */
export function codeTarget(
  request: Pick<Case, 'answers' | 'contact'>,
  smsCodes: boolean,
): Contact | undefined {
  const { email, phone } = request.contact;
  const byMail = email === undefined ? undefined : { email };
  const bySms = phone === undefined || !smsCodes ? undefined : { phone };
  switch (proofOf(request)) {
    case 'email':
      return byMail;
    case 'phone':
      return bySms;
    case 'by-staff':
      return byMail ?? bySms;
    default:
      return undefined;
  }
}
