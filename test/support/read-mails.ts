import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';

/** The mails that a desk without SMTP_URL has written below its data folder, oldest name first. */
export async function readMails(dataDir: string): Promise<ParsedMail[]> {
  const folder = join(dataDir, 'outbox');
  const names = (await readdir(folder)).filter(name => name.endsWith('.eml')).sort();
  return Promise.all(names.map(async name => simpleParser(await readFile(join(folder, name)))));
}
