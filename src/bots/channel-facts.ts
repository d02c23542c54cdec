import type { Activity } from 'botbuilder';
import type { Talk } from '../dialogs/talk';
import type { Conversation, LoggedActivity } from '../domain/conversation';
import { deliveryOf } from '../domain/deliveries';
import type { JsonObject } from '../domain/json';
import type { OutboxItem } from '../domain/outbox';

/** What a turn has to know of the channel that its conversation is on. */
export interface ChannelFacts {
  /** Whether what is said is sent there through the outbox; elsewhere clients read it from the log. */
  pushes(channelId: string): boolean;
  /** Whether customers come there with their first words, and nothing tells of them before. */
  comeUnannounced(channelId: string): boolean;
  /** The choices that a typed number stands for, where that channel shows these choices by number. */
  chosen(channelId: string, said: string, offered: readonly string[]): string | undefined;
}

/** In a review a number is a line of it, whatever else is offered. */
const numberedItself = 'review';

/**
 * A copy of an activity as the dialogs shall hear it: where the channel could only number the choices, the
 * number that was typed stands for the choice. The log keeps what was typed.
 */
export function heardAs(activity: Activity, talk: Talk, channels?: ChannelFacts): Activity {
  const heard = { ...activity };
  if (!channels || heard.type !== 'message' || talk.asked === numberedItself) return heard;
  const chosen = channels.chosen(heard.channelId, heard.text ?? '', talk.offered);
  return chosen === undefined ? heard : { ...heard, text: chosen };
}

/** Whether these are the first words of somebody who was not greeted: the desk says what it is before it answers. */
export const isFirstWord = (
  { version, channel }: Pick<Conversation, 'version' | 'channel'>,
  { type }: Activity,
  channels?: ChannelFacts,
): boolean => version === 0 && type === 'message' && (channels?.comeUnannounced(channel) ?? false);

/**
 * A mark in the `channelData` of a message whose sender waits for the answer. (Bot Framework's own,
 * `deliveryMode`, would keep the answer from the log.)
 */
export const answeredAtOnce = { paragon: { answeredAtOnce: true } };

function isAnsweredAtOnce(activity: JsonObject | undefined): boolean {
  const data = activity?.channelData as Partial<typeof answeredAtOnce> | undefined;
  return data?.paragon?.answeredAtOnce === true;
}

/** What has to be sent of a turn's log, as an item of the outbox; none where the channel's clients read it. */
export function deliveryFor(
  channel: string,
  log: readonly LoggedActivity[],
  channels?: ChannelFacts,
): OutboxItem[] {
  // Who waits for the answer on the request itself is sent nothing beside it.
  if (isAnsweredAtOnce(log[0]?.activity)) return [];
  const said = log.filter(
    ({ from, activity }) => from !== 'customer' && activity.type === 'message',
  );
  const [first, last] = [said[0], said.at(-1)];
  if (!first || !last || !channels?.pushes(channel)) return [];
  return [deliveryOf(first.conversationId, first.seq, last.seq, last.at)];
}
