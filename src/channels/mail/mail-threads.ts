import { createHash, createHmac } from 'node:crypto';

/** The desk's own Message-IDs: `<desk.ROOT.NUMBER@host>`. */
const ownId = /^<desk\.([\w-]{16})\.[\w.-]{1,120}@[^<>\s]+>$/;

export const isOwnMessageId = (id: string): boolean => ownId.test(id);

/**
 * Which mails belong together. A thread is known by its first mail, whose mark stands in the Message-ID of
 * each answer, so that it is found again whatever mail programs leave of the references. A conversation is
 * a thread with one sender: somebody else who answers in it has a conversation of her own.
 */
export class MailThreads {
  constructor(
    private readonly secret: Uint8Array,
    /** The right side of the desk's Message-IDs. */
    private readonly host: string,
  ) {}

  /** The mark of the thread that a mail belongs to. @param answers nearest first. */
  rootOf(messageId: string, answers: readonly string[]): string {
    for (const answered of answers) {
      const root = ownId.exec(answered)?.[1];
      if (root) return root;
    }
    const first = answers.at(-1) ?? messageId;
    return createHash('sha256').update(first).digest('base64url').slice(0, 16);
  }

  /** The id of the conversation; it does not tell who the sender is. */
  conversationOf(root: string, sender: string): string {
    return createHmac('sha256', this.secret)
      .update(`${root}\n${sender.toLowerCase()}`)
      .digest('base64url')
      .slice(0, 32);
  }

  /** The Message-ID of what the desk says; the same for the same words. */
  messageId(root: string, entry: string): string {
    const mark = createHash('sha256').update(entry).digest('hex').slice(0, 24);
    return `<desk.${root}.${mark}@${this.host}>`;
  }
}
