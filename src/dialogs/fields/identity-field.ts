import type { Contact } from '../../domain/answers';
import { contactIn } from '../../domain/filing';
import { mayResend, tryCode } from '../../domain/identity';
import { formatPhone } from '../../i18n/formats';
import type { DeskTurn } from '../desk-turn';
import type { AnswerReading, FieldKindReader, FieldPlace } from './field-kind';

/**
 * A one-time code proves that the contact given is the customer's own. Where none can be sent, or the
 * customer prefers it, staff check; they see what was proven.
 */
export const identityField: FieldKindReader = {
  arrive({ desk, answers }) {
    const { draft } = desk.talk;
    const reachable = reachableAt(contactIn(answers), desk);
    if (!reachable) {
      desk.preface.push(desk.text('form.identity.byStaff'));
      return { kind: 'identity', proven: 'by-staff' };
    }
    if (draft) draft.challenge ??= desk.sendCode(reachable);
    return undefined;
  },
  params({ desk, answers }) {
    const { email, phone = '' } = reachableAt(contactIn(answers), desk) ?? {};
    return { sentTo: email ?? formatPhone(phone) };
  },
  choices: ({ desk }) => [desk.text('form.choices.resend'), desk.text('form.choices.byStaff')],
  read(said, place) {
    const { desk } = place;
    const is = (choice: 'resend' | 'byStaff') =>
      said.toLowerCase() === desk.text(`form.choices.${choice}`).toLowerCase();
    if (is('byStaff')) {
      desk.preface.push(desk.text('form.identity.byStaff'));
      return { kind: 'accepted', answer: { kind: 'identity', proven: 'by-staff' } };
    }
    return is('resend') ? resend(place) : readCode(said, place);
  },
  show: (answer, { desk }) =>
    answer.kind === 'identity' ? desk.text(`form.answer.identity.${answer.proven}`) : '',
};

/** Where a code can be sent: by e-mail, else to the phone where the operator has a gateway. */
function reachableAt({ email, phone }: Contact, { facts }: DeskTurn): Contact | undefined {
  if (email) return { email };
  return phone && facts.smsCodes ? { phone } : undefined;
}

function resend({ desk, answers }: FieldPlace): AnswerReading {
  const { draft } = desk.talk;
  const reachable = reachableAt(contactIn(answers), desk) ?? {};
  if (draft?.challenge && !mayResend(draft.challenge, desk.now))
    return { kind: 'more', because: desk.text('form.identity.wait') };
  if (draft) draft.challenge = desk.sendCode(reachable);
  return { kind: 'more', because: desk.text('form.identity.resent') };
}

function readCode(said: string, { desk }: FieldPlace): AnswerReading {
  const code = /(?<!\d)\d{3}[ -]?\d{3}(?!\d)/.exec(said)?.[0].replace(/\D/g, '');
  const challenge = desk.talk.draft?.challenge;
  if (!code || !challenge) return { kind: 'unclear', because: desk.text('form.identity.noCode') };
  const result = tryCode(challenge, code, desk.now);
  if (result !== 'proven')
    return {
      kind: 'unclear',
      because: desk.text(`form.identity.${result}`, { tries: challenge.triesLeft }),
    };
  desk.preface.push(desk.text('form.identity.proven'));
  const proven = challenge.sentTo.email ? 'email' : 'phone';
  return { kind: 'accepted', answer: { kind: 'identity', proven } };
}
