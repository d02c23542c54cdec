import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';

const dovecot = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find(path => existsSync(path));

/** `describe` where there is a Dovecot; elsewhere the tests are skipped, and the run says why. */
export const describeWithImap = dovecot ? describe : describe.skip;
if (!dovecot)
  process.stderr.write('Mail tests are skipped: there is no IMAP server (dovecot-imapd) here.\n');

const password = 'a/b@c';
const user = 'support@example.vn';

/** A real IMAP server on this machine, with one empty mailbox. */
export interface ImapServer {
  /** IMAP_URL of its mailbox. */
  readonly url: string;
  /** Puts a mail into the mailbox, as a mail server does. */
  deliver(mail: string | Buffer): Promise<void>;
  /** The flags of each mail, in the order in which they came. */
  flags(): Promise<string[][]>;
  /** Makes the server number its mails anew. */
  renumber(): Promise<void>;
  /** As if the network or the server broke down, and came back. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function openImapServer(): Promise<ImapServer> {
  const folder = await mkdtemp(join(tmpdir(), 'imap-'));
  const port = await freePort();
  const owner = ownerOfMail();
  const mail = join(folder, 'mail');
  await mkdir(mail);
  await chmod(folder, 0o755);
  if (owner.foreign) chownSync(mail, owner.uid, owner.gid);
  const config = join(folder, 'dovecot.conf');
  await writeFile(config, configOf(folder, mail, port, owner));
  let server: ChildProcess | undefined;
  const start = async () => {
    server = spawn(dovecot ?? '', ['-F', '-c', config], { stdio: 'ignore' });
    await untilListening(port, server);
  };
  const stop = async () => {
    if (!server) return;
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    server = undefined;
  };
  await start();

  const client = async <T>(work: (imap: ImapFlow) => Promise<T>): Promise<T> => {
    const imap = new ImapFlow({
      ...{ host: '127.0.0.1', port, secure: false, logger: false },
      auth: { user, pass: password },
    });
    await imap.connect();
    try {
      return await work(imap);
    } finally {
      await imap.logout();
    }
  };
  return {
    url: `imap://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`,
    deliver: async content => {
      await client(imap => imap.append('INBOX', Buffer.from(content)));
    },
    flags: () =>
      client(async imap => {
        const { exists } = await imap.mailboxOpen('INBOX', { readOnly: true });
        if (exists === 0) return [];
        const found: string[][] = [];
        for await (const one of imap.fetch('1:*', { flags: true }))
          found.push([...(one.flags ?? [])].filter(flag => flag !== '\\Recent').sort());
        return found;
      }),
    renumber: async () => {
      await stop();
      // Dovecot keeps its numbers in these files; without them it counts anew.
      for (const name of await readdir(mail)) {
        if (!/^dovecot/.test(name)) continue;
        if (name === 'dovecot-uidlist') await bumpValidity(join(mail, name));
        else await rm(join(mail, name), { recursive: true });
      }
      await start();
    },
    stop,
    start,
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** `3 V1700000000 N5 G…`: the number after V is UIDVALIDITY; the list of mails after it begins anew. */
async function bumpValidity(path: string): Promise<void> {
  const validity = Number(/\bV(\d+)/.exec(await readFile(path, 'utf8'))?.[1] ?? 1) + 7;
  await writeFile(path, `3 V${validity} N1 G${randomBytes(16).toString('hex')}\n`);
}

/** Dovecot gives no mail to root: there, the mailbox is nobody's. */
function ownerOfMail() {
  const { uid, gid, username } = userInfo();
  return uid === 0
    ? { uid: 65_534, gid: 65_534, name: 'nobody', group: 'nogroup', foreign: true }
    : { uid, gid, name: username, group: String(gid), foreign: false };
}

const configOf = (
  folder: string,
  mail: string,
  port: number,
  { uid, gid, name }: { uid: number; gid: number; name: string },
): string => `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
default_internal_user = ${name}
default_login_user = ${name}
default_internal_group = ${process.getuid?.() === 0 ? 'nogroup' : ''}
first_valid_uid = 1
first_valid_gid = 0
mail_location = maildir:${mail}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/home
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function untilListening(port: number, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const open = await new Promise<boolean>(resolve => {
      const socket = createConnection(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error('the IMAP server ended at once: see its log');
}
