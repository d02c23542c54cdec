import type { Contact } from '../domain/answers';
import type { Language } from '../domain/language';
import type { LiveChat } from '../domain/live-chat';
import type { OutboxItem } from '../domain/outbox';
import type { Preference } from '../domain/preference';

/** What a turn has to be delivered elsewhere, as items of the outbox. Who delivers each: `src/staff`. */

/** Staff get what was filed, with its transcript. */
export const handoffOf = (reference: string, dueAt: Date): OutboxItem => ({
  id: `handoff-${reference}`,
  kind: 'mail.handoff',
  payload: { reference },
  ...{ reference, dueAt },
});

/** The customer gets her receipt, without the access code. */
export const receiptOf = (reference: string, dueAt: Date): OutboxItem => ({
  id: `receipt-${reference}`,
  kind: 'mail.receipt',
  payload: { reference },
  ...{ reference, dueAt },
});

/** Another system is told what a customer decided about offers and sharing. */
export const decisionOf = (preferences: readonly Preference[], dueAt: Date): OutboxItem => {
  const [{ reference = '' } = {}] = preferences;
  const decided = preferences.map(({ contact, purpose, way, allowed }) => ({
    ...{ contact, purpose, way, allowed },
  }));
  return {
    id: `preference-${reference}`,
    kind: 'webhook.preference',
    payload: { reference, at: dueAt.toISOString(), preferences: decided },
    ...{ reference, dueAt },
  };
};

/** Staff are told that a customer changed a case; `seq` is the number of that line of its history. */
export const changeOf = (
  reference: string,
  { seq, type }: { seq: number; type: string },
  dueAt: Date,
): OutboxItem => ({
  id: `case-changed-${reference}-${seq}`,
  kind: 'mail.case-changed',
  payload: { reference, type },
  ...{ reference, dueAt },
});

/** Staff are told that a customer wants a person, once for each time that she begins to wait. */
export const chatWaitingOf = (
  { id, until = '' }: LiveChat,
  { conversationId, lastSeq }: { conversationId: string; lastSeq: number },
  dueAt: Date,
): OutboxItem => ({
  id: `chat-waiting-${id}-${lastSeq}`,
  kind: 'mail.chat-waiting',
  payload: { chat: id, conversationId, upToSeq: lastSeq, until },
  ...{ conversationId, dueAt },
});

export interface CodeDelivery {
  to: Contact;
  code: string;
  language: Language;
  /** ISO instant. */
  validUntil: string;
  conversationId: string;
}

/** A one-time code goes to the e-mail address, else to the phone. */
export const codeOf = (
  id: string,
  { to, code, language, validUntil, conversationId }: CodeDelivery,
  dueAt: Date,
): OutboxItem => ({
  id: `code-${id}`,
  kind: to.email ? 'mail.code' : 'sms.code',
  payload: { to: to.email ?? to.phone ?? '', ...{ code, language, validUntil } },
  ...{ conversationId, dueAt },
});
