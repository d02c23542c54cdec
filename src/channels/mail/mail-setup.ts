import { DeskError } from '../../domain/errors';
import type { SetupReport } from '../setup-report';
import { readImapAddress } from './imap-address';
import { openMailbox } from './mailbox';

/** What the library says of a failure, in words that say what to do. */
const cures: readonly [RegExp, string][] = [
  [
    /AUTHENTICATIONFAILED|authentication failed|invalid credentials/i,
    'the user or the password is not taken. Is IMAP switched on there, and is it an app password?',
  ],
  [
    /ECONNREFUSED|ETIMEDOUT|CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH/,
    'nobody answers at this host and port',
  ],
  [/ENOTFOUND|EAI_AGAIN/, 'there is no host of this name'],
  [
    /CERT|certificate|SSL|TLS/i,
    'the connection is not safe: the certificate or the kind of encryption does not fit (imaps: 993, imap with STARTTLS: 143)',
  ],
  [/NONEXISTENT|doesn.t exist|Unknown Mailbox/i, 'there is no mailbox of this name'],
];

/** Opens the mailbox as the desk does; nothing in it is changed. */
export async function checkMailbox(imapUrl: string): Promise<SetupReport> {
  const address = readImapAddress(imapUrl);
  const where = `${address.path} on ${address.host}:${address.port}`;
  try {
    const mailbox = await openMailbox(address);
    await mailbox.close();
    return { good: true, lines: [`${where} can be read.`] };
  } catch (error) {
    const cause = error instanceof DeskError ? error.cause : error;
    const said = wordsOf(cause);
    const cure = cures.find(([pattern]) => pattern.test(said))?.[1] ?? 'it cannot be opened';
    return { good: false, lines: [`${where}: ${cure}.`] };
  }
}

function wordsOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { code, responseText, serverResponseCode } = cause as Error & Record<string, unknown>;
  return [cause.message, code, responseText, serverResponseCode].map(String).join(' ');
}
