import type { TurnContext } from 'botbuilder';
import type { Answers } from '../domain/answers';
import type { Clock } from '../domain/clock/clock';
import { periodOf } from '../domain/clock/rules';
import { contactIn } from '../domain/filing';
import { fieldsOf, type RequestType } from '../domain/requests/request-type';
import { formatInstant, formatPhone } from '../i18n/formats';
import type { TextKey } from '../i18n/texts';
import { type DeskTurn, deskTurn, type Receipt } from './desk-turn';
import { showAnswer } from './fields';
import { requestText } from './fields/field-texts';
import { statement } from './replies';

/** Tells the customer what was filed: its number, by when it is answered and why; or what now holds. */
export async function sayReceipt(
  context: TurnContext,
  receipt: Receipt,
  request: RequestType,
  answers: Answers,
): Promise<void> {
  const desk = deskTurn(context);
  const paragraphs = request.preference
    ? preferenceParagraphs(desk, receipt, request, answers)
    : caseParagraphs(desk, receipt, request, answers);
  await context.sendActivity({
    ...statement(...desk.preface.splice(0), ...paragraphs),
    locale: desk.language,
    entities: [receiptEntity(receipt)],
  });
}

/** The receipt for programs (an interface): instants in UTC, ISO 8601. */
export function receiptEntity({ reference, accessCode, receivedAt, clocks }: Receipt) {
  return {
    type: 'paragon.privacy/receipt',
    reference,
    accessCode,
    receivedAt: receivedAt.toISOString(),
    clocks: clocks.map(({ name, dueAt }) => ({ name, dueAt: dueAt.toISOString() })),
  };
}

function caseParagraphs(
  desk: DeskTurn,
  receipt: Receipt,
  request: RequestType,
  answers: Answers,
): string[] {
  const { supportPhone: phone, supportEmail: email } = desk.facts;
  return [
    desk.text('receipt.filed', {
      request: lowerFirst(desk.text(requestText(request, 'name'))),
      reference: receipt.reference,
      accessCode: receipt.accessCode,
      receivedAt: formatInstant(desk.language, receipt.receivedAt),
    }),
    ...receipt.clocks.map(clock => clockText(desk, clock)),
    desk.text('receipt.next', {
      contact: contactText(answers),
      ...{ phone, email, url: desk.facts.receiptUrl },
    }),
  ];
}

/** When something is due, and the rule behind it. */
export function clockText(desk: DeskTurn, clock: Clock): string {
  return desk.text(`receipt.clock.${clock.name}` as TextKey, {
    dueAt: formatInstant(desk.language, clock.dueAt),
    count: periodOf(clock.rule).count,
  });
}

export function preferenceParagraphs(
  desk: DeskTurn,
  receipt: Receipt,
  request: RequestType,
  answers: Answers,
): string[] {
  const { purpose, allowed } = request.preference ?? { purpose: 'marketing', allowed: false };
  const field = fieldsOf(request, answers).find(({ name }) => name === 'ways');
  const ways = field && answers.ways;
  return [
    desk.text(`receipt.preference.${purpose}.${allowed ? 'on' : 'off'}`, {
      at: formatInstant(desk.language, receipt.receivedAt),
      contact: contactText(answers),
      ways: ways ? lowerFirst(showAnswer(ways, { desk, request, field, answers })) : '',
    }),
    desk.text('receipt.proof', { reference: receipt.reference, accessCode: receipt.accessCode }),
  ];
}

function contactText(answers: Answers): string {
  const { phone, email } = contactIn(answers);
  return [phone && formatPhone(phone), email].filter(Boolean).join(', ');
}

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
