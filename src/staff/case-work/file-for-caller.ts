import type { z } from 'zod';
import { decisionOf, handoffOf, receiptOf } from '../../bots/deliveries';
import { hashAccessCode } from '../../domain/access-code';
import type { Contact } from '../../domain/answers';
import type { Case } from '../../domain/case';
import { fileCase } from '../../domain/filing';
import type { Language } from '../../domain/language';
import { newAccessCode, newReference } from '../../domain/reference';
import type { RequestType } from '../../domain/requests/request-type';
import type { Principal } from '../sign-in/principal';
import { type CaseWorkDeps, staffActor } from './case-work-deps';
import { type givenAnswers, readAnswers } from './read-answers';

export interface Call {
  request: RequestType;
  language: Language;
  answers: z.infer<typeof givenAnswers>;
  contact: Contact;
  who: Principal;
}

/** Files a case for somebody who calls. The access code is for her, and known to nobody afterwards. */
export async function fileForCaller(
  deps: CaseWorkDeps,
  { request, language, answers, contact, who }: Call,
): Promise<{ filed: Case; accessCode: string }> {
  const { random, time, calendar: holidays } = deps;
  const integer = (bound: number): number => random.integer(bound);
  const accessCode = newAccessCode(integer);
  const { filed, events, preferences } = fileCase({
    ...{ request, language, holidays, receivedAt: time.now() },
    answers: readAnswers(request, answers, contact),
    reference: newReference(integer),
    accessCodeHash: await hashAccessCode(accessCode, random.bytes(16)),
    actor: staffActor(who.id),
  });
  const { reference, receivedAt, state } = filed;
  await deps.committer.commit({
    ...{ log: [], evidence: [], cases: [filed], events, preferences },
    outbox: [
      ...(preferences.length > 0 && deps.tellsPreferences
        ? [decisionOf(preferences, receivedAt)]
        : []),
      ...(state === 'closed' ? [] : [handoffOf(reference, receivedAt)]),
      ...(contact.email ? [receiptOf(reference, receivedAt)] : []),
    ],
  });
  deps.onOutbox();
  return { filed, accessCode };
}
