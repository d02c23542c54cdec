import { chmod, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { StaffLog } from '../staff-log';
import { composeMail } from './compose-mail';
import type { MailTransport } from './mail';

/**
 * Writes each mail as an `.eml` file that only the desk's own user can read. The same mail again
 * replaces its file.
 */
export function createFileTransport(directory: string, log: StaffLog): MailTransport {
  let ready: Promise<void> | undefined;
  return {
    send: async mail => {
      const source = await composeMail(mail);
      ready ??= makePrivate(directory);
      try {
        await ready;
        await writeWhole(join(directory, mail.fileName), source);
      } catch (fault) {
        // Somebody may have taken the folder away: the next try makes it again.
        ready = undefined;
        throw fault;
      }
      log.info({ code: 'mail-written', file: mail.fileName }, 'mail written to a file');
    },
    close: () => undefined,
  };
}

async function makePrivate(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
}

/** On disk whole, or not under this name at all. */
async function writeWhole(path: string, content: Buffer): Promise<void> {
  const unfinished = `${path}.part`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
}
