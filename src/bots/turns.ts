import type { Activity } from 'botbuilder';
import type { RefusedFile } from '../dialogs/desk-turn';
import type { EvidenceFile } from '../domain/evidence';

/** The files of a message: those that the evidence vault holds already, and those it refused. */
export interface TurnFiles {
  received: readonly EvidenceFile[];
  refused: readonly RefusedFile[];
}

/** An activity of a customer, as a channel received and checked it. */
export interface Incoming {
  /**
   * `channelId`, `conversation.id` (the channel's own), `from`, `recipient` and `serviceUrl` are set by
   * the channel, never taken from a client unseen.
   */
  activity: Activity;
  /** The sender's own id, by which a second delivery of the same activity is known. */
  incomingId?: string;
  files?: TurnFiles;
}

export interface TurnOutcome {
  /** The id of the incoming activity in the log; after a repeat, that of the first delivery. */
  activityId: string;
  /** What the desk said, as it stands in the log; empty after a repeat. */
  replies: Activity[];
  repeated: boolean;
}

/** What a channel asks of the desk: to answer an activity. */
export interface Turns {
  /** Resolves once the activity and everything that came of it is on disk: acknowledge it then. */
  receive(incoming: Incoming): Promise<TurnOutcome>;
}
