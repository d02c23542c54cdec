import { DeskError } from '../../domain/errors';

/** Where the mailbox is, as IMAP_URL says it. */
export interface ImapAddress {
  host: string;
  port: number;
  /** TLS from the start; else STARTTLS, which only a server on this machine may do without. */
  secure: boolean;
  startTls: boolean;
  user: string;
  password: string;
  /** The mailbox's path, e.g. `INBOX`. */
  path: string;
}

const ports: Readonly<Record<string, number>> = { 'imap:': 143, 'imaps:': 993 };
const thisMachine = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * `imaps://user:password@host/INBOX`; signs such as @ in user and password are written as %40.
 * @throws DeskError `imap-address`
 */
export function readImapAddress(url: string): ImapAddress {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  if (!(protocol in ports) || !hostname || !username)
    throw new DeskError('imap-address', 'IMAP_URL names no server and user');
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (ports[protocol] ?? 993),
    secure: protocol === 'imaps:',
    startTls: protocol === 'imap:' && !thisMachine.has(hostname),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    path: decodeURIComponent(pathname.slice(1)) || 'INBOX',
  };
}
