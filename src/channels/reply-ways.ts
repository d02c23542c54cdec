import type { Conversation } from '../domain/conversation';
import type { TimeSource } from '../domain/ports';
import type { ReplyWay, ReplyWays } from '../domain/reply-ways';
import type { Channels } from './channels';
import { traitsOf } from './traits';

type Known = Parameters<ReplyWays['of']>[0];

/** Until when the desk, or a person of it, may speak in a conversation. */
export function replyWay(
  { channel, lastCustomerAt, lastActiveAt }: Known,
  from: 'bot' | 'staff',
  now: Date,
): ReplyWay {
  const { replyWindowMs, staffWindowMs } = traitsOf(channel);
  const window = from === 'staff' ? (staffWindowMs ?? replyWindowMs) : replyWindowMs;
  if (window === undefined) return { open: true };
  const openUntil = new Date((lastCustomerAt ?? lastActiveAt).getTime() + window);
  return { open: now < openUntil, openUntil };
}

/** What staff see of it: a channel that is not set up any more is closed. */
export function createReplyWays(channels: Channels, time: TimeSource): ReplyWays {
  return {
    of: (conversation: Pick<Conversation, 'channel' | 'lastCustomerAt' | 'lastActiveAt'>) =>
      channels.of(conversation.channel)
        ? replyWay(conversation, 'staff', time.now())
        : { open: false },
  };
}
