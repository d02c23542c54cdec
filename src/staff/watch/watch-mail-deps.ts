import type { Language } from '../../domain/language';
import type { ClaimedItem } from '../../domain/outbox';
import type { StaffAccounts } from '../../domain/staff';
import { formatInstant } from '../../i18n/formats';
import { caseLink, requestTypeName } from '../handoff/handoff';
import { mailId } from '../mail/mail-id';
import type { NoticeDeps } from '../notices/notice-deps';
import { type ListMail, type ListRow, listMail } from './list-mail';

/** What the couriers of the watch share. */
export interface WatchMailDeps extends NoticeDeps {
  accounts: Pick<StaffAccounts, 'find' | 'list'>;
  /** The team's address or addresses, as in a mail header. */
  to: string;
  /** The staff's. */
  language: Language;
}

/** One clock of a case, as a line: what it is, what is due and when, and whose it is. */
export function listRow(
  { texts, language, publicUrl }: WatchMailDeps,
  of: { reference: string; type: string; clock: string; dueAt: Date; assignedTo?: string },
): ListRow {
  const { reference, type, clock, dueAt, assignedTo } = of;
  return {
    reference,
    link: caseLink(publicUrl, reference),
    about: texts.t(language, 'watch.row', {
      type: requestTypeName(type, texts, language),
      clock: texts.t(language, `staff.clocks.${clock}`),
      due: formatInstant(language, dueAt),
      who:
        assignedTo === undefined
          ? texts.t(language, 'watch.nobody')
          : texts.t(language, 'watch.taken', { name: assignedTo }),
    }),
  };
}

/** A second delivery of the same item has the Message-ID of the first. */
export async function sendList(
  { transport, from, time, publicUrl }: WatchMailDeps,
  item: ClaimedItem,
  to: string,
  mail: Omit<ListMail, 'link'>,
): Promise<void> {
  const id = mailId(item.kind.replace('mail.', ''), item.id, publicUrl);
  await transport.send({
    ...listMail({ ...mail, link: `${publicUrl.replace(/\/+$/, '')}/staff` }),
    id: id.header,
    fileName: `${id.name}.eml`,
    ...{ from, to, date: time.now() },
  });
}
