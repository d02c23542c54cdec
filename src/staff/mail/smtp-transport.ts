import type { Transporter } from 'nodemailer';
import type { MailTransport } from './mail';
import { mailOptions } from './mail-options';

/** How long a connection waits for the next mail. Opening one, with TLS, costs more than sending by it. */
const idleMs = 2_000;

/** Sends by the server of an `smtp:` or `smtps:` URL; a server that hangs is given up after a minute. */
export function createSmtpTransport(smtpUrl: string): MailTransport {
  let opened: Transporter | undefined;
  // With the first mail: the desk starts without it.
  const open = async (): Promise<Transporter> => {
    const { createTransport } = await import('nodemailer');
    opened ??= createTransport({
      url: smtpUrl,
      pool: true,
      idleTimeout: idleMs,
      // A lost connection is tried once more at once; the outbox sees to all else.
      maxRequeues: 1,
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 60_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return opened;
  };
  return {
    send: async mail => {
      const transporter = await open();
      await transporter.sendMail(mailOptions(mail));
    },
    close: () => opened?.close(),
  };
}
