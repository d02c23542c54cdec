import type { Conversation } from './conversation';

/** Whether the desk can still speak in a conversation, by the rules of its channel. */
export interface ReplyWay {
  open: boolean;
  /** Until when, where the channel closes some time after the customer's last message. */
  openUntil?: Date;
}

/** What staff have to know of channels before they answer. */
export interface ReplyWays {
  of(conversation: Pick<Conversation, 'channel' | 'lastCustomerAt' | 'lastActiveAt'>): ReplyWay;
}
