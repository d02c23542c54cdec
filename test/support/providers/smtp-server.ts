import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface SentMail extends ParsedMail {
  /** As it stood on the wire: what a customer's mailbox would hold. */
  source: Buffer;
}

/** A real SMTP server on this machine, that keeps what it is given. */
export interface MailServer {
  /** SMTP_URL */
  readonly url: string;
  /** Oldest first. */
  readonly mails: readonly SentMail[];
  /** What it says to the next recipient, e.g. 550; with an address, the next time that is the recipient. */
  refuseNext(code: number, address?: string): void;
  /** A refusal that nobody has met yet. */
  readonly refuses: boolean;
  close(): Promise<void>;
}

export async function openMailServer(): Promise<MailServer> {
  const mails: SentMail[] = [];
  let refusal: { code: number; address: string | undefined } | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      if (!refusal || (refusal.address ?? address) !== address) return done();
      const error = Object.assign(new Error('refused'), { responseCode: refusal.code });
      refusal = undefined;
      done(error);
    },
    onData(stream, _session, done) {
      buffer(stream)
        .then(async source => {
          mails.push({ ...(await simpleParser(source)), source });
          done();
        })
        .catch(done);
    },
  });
  // A client that is closed in the midst of a mail is no fault of the test.
  server.on('error', () => {});
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    mails,
    refuseNext: (code, address) => {
      refusal = { code, address };
    },
    get refuses() {
      return refusal !== undefined;
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}
