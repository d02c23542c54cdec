import type { Activity } from 'botbuilder';
import { ownWords } from '../../language/mail/own-words';

/** Bot Framework's id of the e-mail channel. */
export const mailChannel = 'email';

/** A mail of a customer as the desk reads it. */
export interface MailMessage {
  /** The sender's address and the name beside it; anybody can write any into a mail. */
  sender: string;
  name: string;
  subject: string;
  /** What she wrote herself; where that is nothing, all that there is. */
  words: string;
  /** All of it, with what she answered or forwarded. */
  whole: string;
}

/** Where the subject stands in the text of a mail's activity, and how its answer was headed. */
export interface MailData {
  /** How many characters of the activity's text are the subject. */
  subjectLength?: number;
  /** The subject of an answer. */
  subject?: string;
}

/** The activity of a mail has subject and text in its `text`, so that transcripts show both. */
export function mailIn({ text = '', from, channelData }: Activity): MailMessage {
  const { subjectLength = 0 } = mailDataOf(channelData);
  const whole = text.slice(subjectLength).trim();
  return {
    sender: from.id,
    name: from.name ?? '',
    subject: text.slice(0, subjectLength).trim(),
    words: ownWords(whole) || whole,
    whole,
  };
}

function mailDataOf(channelData: unknown): MailData {
  const data = channelData as { paragon?: { mail?: MailData } } | undefined;
  return data?.paragon?.mail ?? {};
}
