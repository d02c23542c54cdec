import type { ClaimedItem } from '../../domain/outbox';
import { mailId } from '../mail/mail-id';
import type { NoticeDeps } from './notice-deps';
import { type Notice, noticeMail } from './notice-mail';

/** Mails a notice; a second delivery of the same item has the Message-ID of the first. */
export async function sendNotice(
  deps: NoticeDeps,
  item: ClaimedItem,
  to: string,
  notice: Notice,
): Promise<void> {
  const id = mailId(item.kind.replace('mail.', ''), item.id, deps.publicUrl);
  await deps.transport.send({
    ...noticeMail(notice),
    id: id.header,
    fileName: `${id.name}.eml`,
    from: deps.from,
    to,
    date: deps.time.now(),
  });
}
