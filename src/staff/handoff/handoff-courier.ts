import type { ClaimedItem } from '../../domain/outbox';
import type { TimeSource } from '../../domain/ports';
import type { Courier } from '../deliveries/courier';
import type { MailTransport } from '../mail/mail';
import { mailId } from '../mail/mail-id';
import { type FiledHandoffDeps, filedHandoff } from './filed-handoff';
import { handoffMail } from './handoff-mail';

export interface HandoffCourierDeps extends FiledHandoffDeps {
  transport: MailTransport;
  time: TimeSource;
  /** Addresses as in a mail header. */
  from: string;
  to: string;
}

const handoffMailKind = 'mail.handoff';

/** Mails a filed case to the staff. A second delivery has the Message-ID of the first. */
export function createHandoffCourier(deps: HandoffCourierDeps): Courier {
  return {
    kind: handoffMailKind,
    async deliver(item: ClaimedItem): Promise<void> {
      const handoff = await filedHandoff(deps, item);
      const id = mailId('handoff', item.id, deps.publicUrl);
      await deps.transport.send({
        ...handoffMail(handoff, deps.texts),
        id: id.header,
        from: deps.from,
        to: deps.to,
        date: deps.time.now(),
        fileName: `${handoff.reference}-${id.name}.eml`,
      });
    },
  };
}
