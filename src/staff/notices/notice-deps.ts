import type { TimeSource } from '../../domain/ports';
import type { MailTransport } from '../mail/mail';
import type { StaffTexts } from '../staff-texts';

/** What the couriers of short mails share. */
export interface NoticeDeps {
  texts: StaffTexts;
  transport: MailTransport;
  time: TimeSource;
  publicUrl: string;
  /** As in a mail header. */
  from: string;
}
