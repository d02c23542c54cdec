import { Readable } from 'node:stream';
import type { Activity } from 'botbuilder';
import type { Incoming, TurnFiles } from '../../bots/turns';
import { DeskError } from '../../domain/errors';
import type { EvidenceVault } from '../../domain/ports';
import { evidenceAttachment } from '../inbound/heard';
import type { MailThreads } from './mail-threads';
import type { MailAttachment, ReceivedMail } from './read-mail';

/** Bot Framework's id of the channel. */
export const mailChannelId = 'email';

/** More than these are refused unseen. */
const mostAttachments = 50;

/** What the desk has to know of a mail to answer it in its thread. */
export interface MailPlace {
  /** Its Message-ID, and those of the mails before it, oldest first. */
  messageId: string;
  references: string[];
  root: string;
}

const botAccount = { id: 'paragon-privacy-desk', name: '', role: 'bot' };
const mostReferences = 20;

/** A mail as the turns take it; its attachments are kept already, or refused. */
export function incomingMail(
  mail: ReceivedMail & { sender: string },
  threads: MailThreads,
  files: TurnFiles,
  now: Date,
): Incoming {
  const { sender, senderName, messageId, subject, text, answers } = mail;
  const root = threads.rootOf(messageId, answers);
  const references = [...new Set(answers)].reverse().slice(-mostReferences);
  const place: MailPlace = { messageId, references, root };
  const activity: Partial<Activity> = {
    type: 'message',
    channelId: mailChannelId,
    serviceUrl: 'urn:paragon:desk',
    timestamp: now,
    conversation: {
      ...{ id: threads.conversationOf(root, sender), name: '' },
      ...{ isGroup: false, conversationType: '' },
    },
    from: { id: sender, name: senderName, role: 'user' },
    recipient: botAccount,
    text: [subject, text].filter(Boolean).join('\n\n'),
    textFormat: 'plain',
    channelData: { paragon: { mail: { ...place, subjectLength: subject.length } } },
    attachments: files.received.map(evidenceAttachment),
  };
  return {
    activity: activity as Activity,
    incomingId: messageId.slice(0, 500),
    ...(files.received.length + files.refused.length > 0 && { files }),
  };
}

/**
 * Puts the attachments into the vault, one after the other.
 * @throws what the vault throws where it cannot write; what it refuses is told by name.
 */
export async function keepAttachments(
  vault: Pick<EvidenceVault, 'keep'>,
  attachments: readonly MailAttachment[],
): Promise<TurnFiles> {
  const received: TurnFiles['received'][number][] = [];
  const refused: TurnFiles['refused'][number][] = [];
  for (const [index, { name, content }] of attachments.entries()) {
    if (index >= mostAttachments) {
      refused.push({ name, code: 'evidence-too-many' });
      continue;
    }
    try {
      received.push(await vault.keep({ name, content: Readable.from(content) }));
    } catch (error) {
      if (!(error instanceof DeskError) || !error.code.startsWith('evidence-')) throw error;
      refused.push({ name, code: error.code });
    }
  }
  return { received, refused };
}
