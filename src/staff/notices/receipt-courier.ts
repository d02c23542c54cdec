import { z } from 'zod';
import type { Case } from '../../domain/case';
import { periodOf } from '../../domain/clock/rules';
import type { Cases } from '../../domain/ports';
import { requestTypes } from '../../domain/requests';
import { formatInstant } from '../../i18n/formats';
import { type Courier, Undeliverable } from '../deliveries/courier';
import type { StaffTexts } from '../staff-texts';
import type { NoticeDeps } from './notice-deps';
import { sendNotice } from './send-notice';

export interface ReceiptDeps extends NoticeDeps {
  cases: Pick<Cases, 'find'>;
}

const payload = z.object({ reference: z.string().min(1) });

/**
 * Mails the receipt of a case to the address given for the answer: number, times, rules. Neither the
 * access code nor a word of the customer's is in it, for nobody has shown that the address is hers
 * (docs/decisions/0005-receipts-by-mail.md).
 */
export function createReceiptCourier(deps: ReceiptDeps): Courier {
  return {
    kind: 'mail.receipt',
    async deliver(item): Promise<void> {
      const parsed = payload.safeParse(item.payload);
      if (!parsed.success) throw new Undeliverable('receipt-payload', 'the item names no case');
      const found = await deps.cases.find(parsed.data.reference);
      if (!found?.contact.email) throw new Undeliverable('receipt-address', 'no case, no address');
      const { language, reference, contact } = found;
      const page = `${deps.publicUrl.replace(/\/+$/, '')}/receipt#${reference}`;
      await sendNotice(deps, item, contact.email ?? '', {
        language,
        subject: deps.texts.t(language, 'receipt.mail.subject', { reference }),
        before: describe(found, deps.texts),
        shown: reference,
        after: deps.texts.t(language, 'receipt.mail.after', { page }),
      });
    },
  };
}

function describe(
  { type, language, receivedAt, clocks, state, evidence }: Case,
  texts: StaffTexts,
): string {
  const request = requestTypes.get(type);
  const lines = [
    texts.t(language, 'receipt.mail.before', {
      request: request ? texts.t(language, `requests.${request.i18n}.name`) : type,
      receivedAt: formatInstant(language, receivedAt),
    }),
    ...(state === 'closed'
      ? []
      : clocks.map(({ name, rule, dueAt }) =>
          texts.t(language, `receipt.clock.${name}`, {
            dueAt: formatInstant(language, dueAt),
            count: periodOf(rule).count,
          }),
        )),
    ...(evidence.length > 0
      ? [texts.t(language, 'receipt.mail.files', { count: evidence.length })]
      : []),
  ];
  return lines.join('\n');
}
