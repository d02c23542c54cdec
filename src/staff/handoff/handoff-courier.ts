import { z } from 'zod';
import type { Language } from '../../domain/language';
import type { ClaimedItem } from '../../domain/outbox';
import type { ActivityLog, Cases, TimeSource } from '../../domain/ports';
import { type Courier, Undeliverable } from '../deliveries/courier';
import type { MailTransport } from '../mail/mail';
import { mailId } from '../mail/mail-id';
import type { StaffTexts } from '../staff-texts';
import { caseTranscript } from '../transcripts/case-transcript';
import { makeHandoff } from './handoff';
import { handoffMail } from './handoff-mail';

export interface HandoffCourierDeps {
  cases: Pick<Cases, 'find'>;
  activityLog: ActivityLog;
  texts: StaffTexts;
  transport: MailTransport;
  time: TimeSource;
  /** The staff's language. */
  language: Language;
  publicUrl: string;
  /** Addresses as in a mail header. */
  from: string;
  to: string;
}

export const handoffMailKind = 'mail.handoff';

const payload = z.object({ reference: z.string().min(1) });

/** Mails a filed case to the staff. A second delivery has the Message-ID of the first. */
export function createHandoffCourier(deps: HandoffCourierDeps): Courier {
  return {
    kind: handoffMailKind,
    async deliver(item: ClaimedItem): Promise<void> {
      const parsed = payload.safeParse(item.payload);
      if (!parsed.success) throw new Undeliverable('handoff-payload', 'the item names no case');
      const request = await deps.cases.find(parsed.data.reference);
      if (!request)
        throw new Undeliverable('handoff-case-gone', `${parsed.data.reference} does not exist`);
      const transcript = await caseTranscript(request, deps.activityLog);
      const handoff = makeHandoff(request, transcript, deps);
      const id = mailId('handoff', item.id, deps.publicUrl);
      await deps.transport.send({
        ...handoffMail(handoff, deps.texts),
        id: id.header,
        from: deps.from,
        to: deps.to,
        date: deps.time.now(),
        fileName: `${request.reference}-${id.name}.eml`,
      });
    },
  };
}
