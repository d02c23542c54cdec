import type { JsonObject } from './json';
import type { Language } from './language';

/** What the desk remembers of one talk on one channel. */
export interface Conversation {
  /** `channel:id of the channel`, unique over all channels. */
  id: string;
  /** Bot Framework's channel id, e.g. `directline`. */
  channel: string;
  /** 0 until it is first stored; each commit adds one. A writer that saw an older one starts again. */
  version: number;
  /** The number of the last activity in its log. */
  lastSeq: number;
  language: Language;
  /** The dialogs' state: opaque to all but them. */
  state: JsonObject;
  /** Bot Framework's conversation reference: what the channel needs to reach the customer again. */
  address: JsonObject;
  createdAt: Date;
  lastActiveAt: Date;
  /** When the customer last said something: what a channel's reply window counts from. */
  lastCustomerAt?: Date;
}

/** What can be told of a conversation without opening what was said in it. */
export type ConversationHead = Pick<Conversation, 'id' | 'lastSeq'>;

export type Speaker = 'customer' | 'bot' | 'staff';

/**
 * One activity as it went in or out: the one log that the widget streams, staff read and the handoff
 * exports.
 */
export interface LoggedActivity {
  conversationId: string;
  /** From 1 within its conversation, without gaps; Direct Line's watermark. */
  seq: number;
  /** The activity's id as clients see it; the same however often it is delivered. */
  id: string;
  /** The sender's own id of an incoming activity, unique in its conversation: what makes a repeat known. */
  incomingId?: string;
  from: Speaker;
  at: Date;
  /** The Bot Framework activity. */
  activity: JsonObject;
}

export const conversationId = (channel: string, idOfChannel: string): string =>
  `${channel}:${idOfChannel}`;
