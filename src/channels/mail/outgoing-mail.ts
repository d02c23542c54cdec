import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { Conversation } from '../../domain/conversation';
import { Undeliverable } from '../../domain/courier';
import type { EvidenceFile } from '../../domain/evidence';
import type { ActivityLog, EvidenceVault } from '../../domain/ports';
import type { Piece } from '../shape/shape';
import type { MailThreads } from './mail-threads';

/** A mail as whoever sends it takes it. */
export interface OutgoingMail {
  id: string;
  from: string;
  to: string;
  date: Date;
  subject: string;
  text: string;
  html: string;
  attachments: { filename: string; contentType: string; content: Buffer }[];
  thread: { inReplyTo: string; references: string[] };
  personal: boolean;
  fileName: string;
}

export interface MailSender {
  /** Resolves when somebody else has taken responsibility for it. */
  send(mail: OutgoingMail): Promise<void>;
}

/** Where an answer goes, and in which thread. */
export interface ReplyPlace {
  to: string;
  root: string;
  messageId: string;
  references: string[];
  /** The subject of the desk's last answer. */
  subject?: string;
}

const mailData = z.object({
  messageId: z.string(),
  references: z.array(z.string()),
  root: z.string(),
});
const heard = z.object({
  from: z.object({ id: z.string() }),
  channelData: z.object({ paragon: z.object({ mail: mailData }) }),
});
const answered = z.object({
  channelData: z.object({ paragon: z.object({ mail: z.object({ subject: z.string() }) }) }),
});

/** How far back in the log the customer's last mail is looked for. */
const lookBack = 200;

/**
 * Where the conversation stands: her last mail, and how the desk's answers are headed.
 * @throws Undeliverable where nobody has written in it.
 */
export async function replyPlace(
  { id, lastSeq }: Conversation,
  log: Pick<ActivityLog, 'after'>,
): Promise<ReplyPlace> {
  const entries = await log.after(id, Math.max(0, lastSeq - lookBack), lookBack);
  let place: Omit<ReplyPlace, 'subject'> | undefined;
  let subject: string | undefined;
  for (const { from, activity } of entries) {
    const mail = from === 'customer' ? heard.safeParse(activity).data : undefined;
    if (mail) place = { to: mail.from.id, ...mail.channelData.paragon.mail };
    const answer = from === 'bot' ? answered.safeParse(activity).data : undefined;
    if (answer) subject = answer.channelData.paragon.mail.subject;
  }
  if (!place) throw new Undeliverable('mail-nobody', 'no mail of a customer is known there');
  return { ...place, ...(subject !== undefined && { subject }) };
}

/** What is said, as one mail. `entry` names it: said again, it has the same Message-ID. */
export async function outgoingMail(
  pieces: readonly Piece[],
  place: ReplyPlace,
  parts: {
    entry: string;
    threads: MailThreads;
    vault: Pick<EvidenceVault, 'open'>;
    sender: string;
    plainSubject: string;
    personal: boolean;
    now: Date;
  },
): Promise<OutgoingMail> {
  const { entry, threads, vault, sender, plainSubject, personal, now } = parts;
  const text = pieces.flatMap(piece => (piece.kind === 'text' ? [piece.text] : [])).join('\n\n');
  const files = pieces.flatMap(piece => (piece.kind === 'file' ? [piece.file] : []));
  const id = threads.messageId(place.root, entry);
  return {
    id,
    from: sender,
    to: place.to,
    date: now,
    subject: place.subject ?? plainSubject,
    text: `${text}\n`,
    html: htmlOf(text),
    attachments: await Promise.all(files.map(file => attachmentOf(file, vault))),
    thread: { inReplyTo: place.messageId, references: [...place.references, place.messageId] },
    personal,
    fileName: `answer-${id.split('.')[2]?.split('@')[0] ?? 'mail'}.eml`,
  };
}

async function attachmentOf(
  { id, name, contentType }: EvidenceFile,
  vault: Pick<EvidenceVault, 'open'>,
) {
  return { filename: name, contentType, content: await buffer(await vault.open(id)) };
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const htmlOf = (text: string): string => {
  const safe = text.replace(/[&<>"]/g, sign => escapes[sign] ?? '');
  const paragraphs = safe.split(/\n{2,}/).map(part => `<p>${part.replaceAll('\n', '<br>')}</p>`);
  return `<!doctype html>\n<html><head><meta charset="utf-8"></head><body>\n${paragraphs.join('\n')}\n</body></html>\n`;
};
