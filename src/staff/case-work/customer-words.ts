import type { Case } from '../../domain/case';
import { tellsCustomer } from '../../domain/case-work/do-work';
import type { Work } from '../../domain/case-work/work';
import type { Language } from '../../domain/language';
import { formatInstant } from '../../i18n/formats';
import type { StaffTexts } from '../staff-texts';

export type Told = 'replied' | 'asked-more' | 'extended' | 'closed' | 'reopened' | 'package';

/** What the customer is told, in one message. */
export interface CustomerWords {
  kind: Told;
  text: string;
}

/** What a customer is told of an event, in her language; nothing of what is not for her. */
export function customerWords(
  work: Work,
  changed: Case,
  texts: StaffTexts,
  language: Language,
): CustomerWords | undefined {
  if (!tellsCustomer.has(work.type)) return undefined;
  const { reference } = changed;
  const say = (key: string, params: Record<string, string> = {}): string =>
    texts.t(language, `reply.chat.${key}`, { reference, ...params });
  switch (work.type) {
    case 'replied':
    case 'asked-more':
      return { kind: work.type, text: say(work.type, { text: work.text }) };
    case 'extended': {
      const clock = changed.clocks.find(({ name, extended }) => name === work.clock && extended);
      const params = {
        due: clock ? formatInstant(language, clock.dueAt) : '',
        previous: clock?.extended ? formatInstant(language, clock.extended.previousDueAt) : '',
        reason: texts.t(language, `reply.reasons.${work.reason}`),
      };
      return { kind: work.type, text: say('extended', params) };
    }
    case 'closed': {
      const outcome = texts.t(language, `status.closed.${work.outcome}`);
      const text = work.text
        ? say('closedText', { outcome, text: work.text })
        : say('closed', { outcome });
      return { kind: work.type, text };
    }
    case 'reopened': {
      const due = nextDue(changed);
      const text = due
        ? say('reopenedDue', { text: work.text, due: formatInstant(language, due) })
        : say('reopened', { text: work.text });
      return { kind: work.type, text };
    }
    default:
      return undefined;
  }
}

/** By when the customer is to have an answer; the authority is no business of hers. */
export function nextDue({ clocks }: Pick<Case, 'clocks'>): Date | undefined {
  return clocks
    .filter(({ name, metAt }) => !metAt && name !== 'authority-notice')
    .map(({ dueAt }) => dueAt)
    .sort((one, other) => one.getTime() - other.getTime())[0];
}
