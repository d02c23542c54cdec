import type { Case } from '../../domain/case';
import type { Language } from '../../domain/language';
import type { OutboxItem } from '../../domain/outbox';
import type { StaffTexts } from '../staff-texts';
import type { CustomerWords, Told } from './customer-words';

export const replyMailKind = 'mail.reply';

export interface ReplyMail {
  /** Unique; a second delivery has the Message-ID of the first. */
  id: string;
  request: Pick<Case, 'reference' | 'language'>;
  to: string;
  words: CustomerWords;
  /** Who signs; the desk where nobody does. */
  staff?: string;
  dueAt: Date;
}

/** Staff's words as an item of the outbox, written out already: what is mailed is what was decided. */
export function replyMail(mail: ReplyMail, texts: StaffTexts): OutboxItem {
  const { reference, language } = mail.request;
  return {
    id: mail.id,
    kind: replyMailKind,
    payload: {
      ...{ reference, language, to: mail.to },
      subject: texts.t(language, `reply.mail.${mail.words.kind}`),
      body: bodyOf(mail, texts, language),
    },
    reference,
    dueAt: mail.dueAt,
  };
}

/** Kinds that somebody may want to answer. */
const answerable = new Set<Told>(['replied', 'asked-more', 'closed', 'reopened']);

/** Without her name: nobody has shown that the address is hers. */
function bodyOf({ words, staff }: ReplyMail, texts: StaffTexts, language: Language): string {
  const say = (key: string, params?: Record<string, string>): string =>
    texts.t(language, `reply.mail.${key}`, params);
  return [
    say('greeting'),
    words.text,
    ...(answerable.has(words.kind) ? [say('answer')] : []),
    staff === undefined ? say('desk') : say('signed', { staff }),
  ].join('\n\n');
}
