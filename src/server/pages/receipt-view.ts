import type { Case } from '../../domain/case';
import { periodOf } from '../../domain/clock/rules';
import type { Language } from '../../domain/language';
import { requestTypes } from '../../domain/requests';
import { formatInstant, formatSize } from '../../i18n/formats';
import type { TextKey, Texts } from '../../i18n/texts';

/** A receipt as the page shows and prints it: in one language, Hanoi time. */
export interface ReceiptView {
  reference: string;
  request: string;
  receivedAt: string;
  /** When something is due, and the rule behind it. */
  clocks: string[];
  state: string;
  files: { name: string; size: string; sha256: string }[];
}

export function receiptView(found: Case, language: Language, texts: Texts): ReceiptView {
  const { reference, type, receivedAt, clocks, state, outcome, evidence } = found;
  const request = requestTypes.get(type);
  return {
    reference,
    request: request ? texts.t(language, `requests.${request.i18n}.name` as TextKey) : type,
    receivedAt: formatInstant(language, receivedAt),
    clocks: clocks
      .filter(({ name }) => name !== 'authority-notice')
      .map(({ name, rule, dueAt }) =>
        texts.t(language, `receipt.clock.${name}` as TextKey, {
          dueAt: formatInstant(language, dueAt),
          count: periodOf(rule).count,
        }),
      ),
    state:
      state === 'closed'
        ? texts.t(language, `status.closed.${outcome ?? 'fulfilled'}`)
        : texts.t(language, `status.state.${state}`),
    files: evidence.map(({ name, size, sha256 }) => ({
      ...{ name, sha256 },
      size: formatSize(language, size),
    })),
  };
}
