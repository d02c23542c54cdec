import { DeskError } from './errors';

export const liveChatStates = ['waiting', 'accepted', 'returned', 'ended', 'timed-out'] as const;
export type LiveChatState = (typeof liveChatStates)[number];

/** Why the customer came to want a person. */
export type ChatReason = 'asked' | 'interrupted';

/** A member of staff as a chat names them; `name` is what the customer sees. */
export interface ChatPerson {
  id: string;
  name: string;
}

/**
 * A customer's wish for a person, and what became of it. It is kept with the conversation, whose version
 * guards it: of two who accept at once, one wins. Plain JSON; times are ISO instants.
 */
export interface LiveChat {
  id: string;
  state: LiveChatState;
  reason: ChatReason;
  askedAt: string;
  /** While waiting: until when she was told to hear. Timed out: until when she may say how to reach her. */
  until?: string;
  acceptedBy?: ChatPerson;
  acceptedAt?: string;
  /** Since when a message of hers stands unanswered by whoever accepted. */
  unansweredSince?: string;
  /** When it was returned, ended, or nobody came. */
  closedAt?: string;
  /** The case that was filed because nobody came. */
  reference?: string;
}

/** Somebody else was faster; `by` is who. */
export class ChatTaken extends DeskError {
  override readonly name = 'ChatTaken';
  /** For the text that people read. */
  readonly params: { name: string };
  constructor(by: ChatPerson) {
    super('chat-taken', 'somebody else has accepted the chat');
    this.params = { name: by.name };
  }
}

export const isWaiting = (chat: LiveChat | undefined): chat is LiveChat =>
  chat?.state === 'waiting';
/** A person is on: the bot keeps silent. */
export const isWithPerson = (chat: LiveChat | undefined): chat is LiveChat =>
  chat?.state === 'accepted';
export const isOpenChat = (chat: LiveChat | undefined): chat is LiveChat =>
  isWaiting(chat) || isWithPerson(chat);

/** A chat that waits; `until` is when the customer was promised to hear. */
export function askForChat(id: string, reason: ChatReason, now: Date, until: Date): LiveChat {
  return {
    ...{ id, reason, state: 'waiting' },
    askedAt: now.toISOString(),
    until: until.toISOString(),
  };
}

/**
 * @throws ChatTaken; DeskError `chat-closed` where it waits no more. Accepting what one has already
 *   accepted changes nothing.
 */
export function acceptChat(chat: LiveChat, by: ChatPerson, now: Date): LiveChat {
  if (isWithPerson(chat) && chat.acceptedBy) {
    if (chat.acceptedBy.id === by.id) return chat;
    throw new ChatTaken(chat.acceptedBy);
  }
  if (!isWaiting(chat)) throw new DeskError('chat-closed', 'nobody waits in this chat any more');
  const { until: _, ...rest } = chat;
  return { ...rest, state: 'accepted', acceptedBy: by, acceptedAt: now.toISOString() };
}

/** @throws ChatTaken, DeskError `chat-closed` where this person is not the one who is on. */
export function mustBeOn(chat: LiveChat, by: Pick<ChatPerson, 'id'>): ChatPerson {
  if (!isWithPerson(chat) || !chat.acceptedBy)
    throw new DeskError('chat-closed', 'nobody is on in this chat');
  if (chat.acceptedBy.id !== by.id) throw new ChatTaken(chat.acceptedBy);
  return chat.acceptedBy;
}

/** The customer has said something that waits for an answer of whoever is on. */
export const heardCustomer = (chat: LiveChat, now: Date): LiveChat =>
  isWithPerson(chat) ? { unansweredSince: now.toISOString(), ...chat } : chat;

/** The customer has had an answer, and waits for none. */
export function answered(chat: LiveChat): LiveChat {
  const { unansweredSince: _, ...rest } = chat;
  return rest;
}

/** Over, for a reason that both sides are told. */
export function closeChat(
  chat: LiveChat,
  how: 'returned' | 'ended' | 'timed-out',
  now: Date,
): LiveChat {
  const { until: _, ...rest } = answered(chat);
  return { ...rest, state: how, closedAt: now.toISOString() };
}

/** Whoever was on has vanished: she waits again, for anybody. */
export function waitAgain(chat: LiveChat, until: Date): LiveChat {
  const { acceptedBy: _, acceptedAt: __, ...rest } = answered(chat);
  return { ...rest, state: 'waiting', reason: 'interrupted', until: until.toISOString() };
}

/** Nobody came. Until `until` she may say how to reach her; then a case is filed with what is known. */
export const nobodyCame = (chat: LiveChat, now: Date, until: Date): LiveChat => ({
  ...closeChat(chat, 'timed-out', now),
  until: until.toISOString(),
});

/** The wish has become a case: nothing is left to be done about it. */
export function filedAs(chat: LiveChat, reference: string): LiveChat {
  const { until: _, ...rest } = chat;
  return { ...rest, reference };
}

/** Nothing is to be done about it any more, without a case: she does not want one. */
export function letGo(chat: LiveChat): LiveChat {
  const { until: _, ...rest } = chat;
  return rest;
}

/** A chat as the queue has it: ids, state and times alone, and no words. */
export interface LiveChatRow extends Omit<LiveChat, 'acceptedBy'> {
  conversationId: string;
  /** Account or token id. */
  acceptedBy?: string;
  /** When whoever is on last gave a sign of life. */
  seenAt?: string;
  /** How far of the log staff have read. */
  readSeq: number;
}

/** Chats as staff find them; what changes them is written with their conversation. */
export interface LiveChats {
  find(id: string): Promise<LiveChatRow | undefined>;
  /** Those that wait or are accepted, oldest first. */
  open(): Promise<LiveChatRow[]>;
  /** A sign of life of whoever is on, and how far they have read. */
  seen(id: string, at: Date, readSeq: number): Promise<void>;
  /**
   * Those about which something may have to be done: a wait that is over, or somebody on who gave no sign
   * of life since `silentSince`. Taken for `leaseMs`: nobody else gets them until then.
   */
  claimDue(now: Date, silentSince: Date, leaseMs: number): Promise<LiveChatRow[]>;
  /** Takes a chat out of the queue whose conversation does not remember it any more. */
  forget(id: string, at: Date): Promise<void>;
}
