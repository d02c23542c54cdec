import type { LoggedActivity } from './conversation';

/** A conversation as a list of transcripts names it. */
export interface TranscriptHead {
  conversationId: string;
  createdAt: Date;
}

/** The activity log as other tools of the field read it: by channel, by time, in pages. */
export interface Transcripts {
  /** What was logged after a number and not before a time, oldest first. */
  activities(
    conversationId: string,
    options: { after: number; since?: Date; limit: number },
  ): Promise<LoggedActivity[]>;
  /** The conversations of a channel, oldest first; `after` is the last one of the page before. */
  ofChannel(
    channel: string,
    options: { after?: TranscriptHead; limit: number },
  ): Promise<TranscriptHead[]>;
  /** Erases a conversation for good, with its state and log. */
  erase(conversationId: string): Promise<void>;
}
