import { join } from 'node:path';
import type { StaffLog } from '../staff-log';
import { createFileTransport } from './file-transport';
import type { MailTransport } from './mail';
import { createSmtpTransport } from './smtp-transport';

/** SMTP where the operator has set a server; files below `DATA_DIR/outbox` where not, and the log says so. */
export function createMailTransport(
  settings: { smtpUrl?: string | undefined; dataDir: string },
  log: StaffLog,
): MailTransport {
  if (settings.smtpUrl) return createSmtpTransport(settings.smtpUrl);
  const directory = join(settings.dataDir, 'outbox');
  log.warn(
    { code: 'mail-to-files', directory },
    'SMTP_URL is not set: mail to staff is written to files',
  );
  return createFileTransport(directory, log);
}
