import { createTransport } from 'nodemailer';
import type { MailTransport } from './mail';
import { mailOptions } from './mail-options';

/** Sends by the server of an `smtp:` or `smtps:` URL; a server that hangs is given up after a minute. */
export function createSmtpTransport(smtpUrl: string): MailTransport {
  const transporter = createTransport({
    url: smtpUrl,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async mail => {
      await transporter.sendMail(mailOptions(mail));
    },
    close: () => transporter.close(),
  };
}
