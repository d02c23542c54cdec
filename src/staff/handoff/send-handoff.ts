import type { ClaimedItem } from '../../domain/outbox';
import { mailId } from '../mail/mail-id';
import type { NoticeDeps } from '../notices/notice-deps';
import type { Handoff } from './handoff';
import { handoffMail } from './handoff-mail';

export interface SendHandoffDeps extends NoticeDeps {
  /** Addresses as in a mail header. */
  to: string;
}

/** Mails a handoff to the staff. A second delivery of the same item has the Message-ID of the first. */
export async function sendHandoff(
  { transport, time, texts, publicUrl, from, to }: SendHandoffDeps,
  item: ClaimedItem,
  handoff: Handoff,
  filePrefix = '',
): Promise<void> {
  const id = mailId(item.kind.replace('mail.', ''), item.id, publicUrl);
  await transport.send({
    ...handoffMail(handoff, texts),
    ...{ id: id.header, from, to, date: time.now() },
    fileName: `${filePrefix}${id.name}.eml`,
  });
}
