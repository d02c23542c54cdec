import { createHash } from 'node:crypto';
import type { ParsedMail } from 'mailparser';

/** A mail as it came, of which nothing is believed yet. */
export interface ReceivedMail {
  /** With its angle brackets; made from the content where the mail has none. */
  messageId: string;
  /** The one address of From, in small letters; none where it is missing, or there are several. */
  sender?: string;
  senderName: string;
  subject: string;
  text: string;
  /** The mails it answers, nearest first. */
  answers: string[];
  /** Header lines by their names in small letters, each as it was written. */
  headers: ReadonlyMap<string, string>;
  attachments: MailAttachment[];
}

export interface MailAttachment {
  name: string;
  content: Buffer;
}

/** Characters of a mail's text and subject that are kept. */
const longestText = 200_000;
const longestSubject = 300;
const longestName = 120;
/** HTML beyond this is not turned into text: the plain part has to do. */
const longestHtml = 2_000_000;
/** Pictures below this that stand in the text are signs of a company's signature, no evidence. */
const smallestPicture = 6_000;

/** Reads a mail. @throws what the parser throws at what is no mail. */
export async function readMail(source: Buffer): Promise<ReceivedMail> {
  const parsed = await parse(source);
  const senders = parsed.from?.value ?? [];
  const [sender] = senders.length === 1 ? senders : [];
  const address = sender?.address?.trim().toLowerCase();
  return {
    messageId: parsed.messageId ?? madeUp(source),
    ...(address && isAddress(address) && { sender: address }),
    senderName: plainLine(sender?.name ?? '', longestName),
    subject: plainLine(parsed.subject ?? '', longestSubject),
    text: (parsed.text ?? '').replaceAll('\0', '').slice(0, longestText).trim(),
    answers: [parsed.inReplyTo ?? [], [parsed.references ?? []].flat().reverse()].flat(),
    headers: headersOf(parsed),
    attachments: attachmentsOf(parsed),
  };
}

/** Pictures within the text stay attachments: written into it they would fill the memory twice. */
const options = {
  ...{ skipImageLinks: true, skipTextToHtml: true, keepCidLinks: true },
  maxHtmlLengthToParse: longestHtml,
};

/** The parser makes text of HTML that stands alone, not of HTML beside attachments: there it is asked again. */
async function parse(source: Buffer): Promise<ParsedMail> {
  const { simpleParser } = await import('mailparser');
  const parsed = await simpleParser(source, options);
  if (parsed.text || !parsed.html) return parsed;
  const alone = `Content-Type: text/html; charset=utf-8\r\n\r\n${parsed.html}`;
  const { text = '' } = await simpleParser(Buffer.from(alone), options);
  return { ...parsed, text };
}

function headersOf({ headerLines }: ParsedMail): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  // The line nearest to the top was written last, by a server that is nearest to us.
  for (const { key, line } of headerLines)
    if (!headers.has(key)) headers.set(key, line.slice(line.indexOf(':') + 1).trim());
  return headers;
}

function attachmentsOf({ attachments }: ParsedMail): MailAttachment[] {
  return attachments
    .filter(({ related, size }) => !(related && size < smallestPicture))
    .map(({ filename, content }, index) => ({
      name: fileName(filename) || `attachment-${index + 1}`,
      content,
    }));
}

/** A name that is shown in the desk's own mail: no path, no address, nothing invisible. */
const fileName = (name: string | undefined): string =>
  plainLine(name ?? '', longestName)
    .replace(/[\\/:<>"|?*@]/g, '_')
    .trim();

const plainLine = (text: string, longest: number): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, longest);

const isAddress = (address: string): boolean =>
  address.length <= 254 && /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(address);

const madeUp = (source: Buffer): string =>
  `<${createHash('sha256').update(source).digest('hex').slice(0, 40)}@no-message-id>`;
