import { z } from 'zod';
import { TurnQueue } from '../../bots/turn-queue';
import type { DeliveryMark, DeliveryMarks } from '../../domain/channel-store';
import type { Conversation, LoggedActivity } from '../../domain/conversation';
import { type Courier, RetryLater, Undeliverable } from '../../domain/courier';
import { channelDelivery } from '../../domain/deliveries';
import type { ActivityLog, Conversations, TimeSource } from '../../domain/ports';
import type { Texts } from '../../i18n/texts';
import type { Addressee, Channel } from '../channel';
import type { Channels } from '../channels';
import { replyWay } from '../reply-ways';
import { type ShapeTools, shape } from '../shape/shape';
import { traitsOf } from '../traits';

export interface DeliverDeps {
  channels: Channels;
  conversations: Conversations;
  log: ActivityLog;
  marks: DeliveryMarks;
  time: TimeSource;
  texts: Texts;
  /** Where a customer fetches or leaves what her channel cannot carry. */
  links?(conversation: Conversation): Pick<ShapeTools, 'fileLink' | 'uploadLink'>;
  /** Told of what can never be said there. */
  giveUp(conversation: Conversation, undelivered: LoggedActivity[], code: string): Promise<void>;
}

const payload = z.object({
  conversationId: z.string().min(1),
  fromSeq: z.int().positive(),
  toSeq: z.int().positive(),
});

/** Longer than a file of the biggest size takes. */
const leaseMs = 280_000;
/** By then it is days; what comes behind shall not wait for ever. */
const mostTries = 70;

/**
 * Brings what was said to the customers of messaging channels: in the order of the log, one delivery at a
 * time in a conversation, and after a failure on from the piece that failed. What can never be said is
 * noted with the case.
 */
export function createDeliverCourier(deps: DeliverDeps): Courier {
  const lines = new TurnQueue();
  return {
    kind: channelDelivery,
    async deliver(item): Promise<void> {
      const read = payload.safeParse(item.payload);
      if (!read.success) throw new Undeliverable('deliver-payload', 'the item names no range');
      const { conversationId, toSeq } = read.data;
      await lines.run(conversationId, () =>
        deliverUpTo(deps, conversationId, toSeq, item.attempts),
      );
    },
  };
}

async function deliverUpTo(
  deps: DeliverDeps,
  conversationId: string,
  toSeq: number,
  attempts: number,
): Promise<void> {
  const conversation = await deps.conversations.find(conversationId, { fresh: true });
  if (!conversation) throw new Undeliverable('conversation-gone', 'the conversation is not kept');
  const mark = await deps.marks.claim(conversationId, deps.time.now(), leaseMs);
  if (!mark) throw new RetryLater('delivery-busy', 'somebody else delivers there', 1_000);
  try {
    await goOn(deps, conversation, mark, toSeq, attempts);
  } finally {
    await deps.marks.release(conversationId);
  }
}

/** Also what an earlier item left, since nothing may be said before it. */
async function goOn(
  deps: DeliverDeps,
  conversation: Conversation,
  mark: DeliveryMark,
  toSeq: number,
  attempts: number,
): Promise<void> {
  if (mark.seq >= toSeq) return;
  const { id } = conversation;
  const entries = await deps.log.after(id, mark.seq, toSeq - mark.seq);
  for (const [at, entry] of entries.entries()) {
    const begun = entry.seq === mark.seq + 1 ? mark.pieces : 0;
    try {
      await deliverEntry(deps, conversation, entry, begun);
    } catch (fault) {
      const code = fault instanceof Undeliverable ? fault.code : undefined;
      if (code === undefined && attempts < mostTries) throw fault;
      await deps.giveUp(conversation, entries.slice(at), code ?? 'too-many-tries');
      await deps.marks.set(id, { seq: toSeq, pieces: 0 });
      throw code === undefined ? new Undeliverable('too-many-tries', 'it did not work') : fault;
    }
  }
  await deps.marks.set(id, { seq: toSeq, pieces: 0 });
}

async function deliverEntry(
  deps: DeliverDeps,
  conversation: Conversation,
  entry: LoggedActivity,
  begun: number,
): Promise<void> {
  const { texts, marks, links } = deps;
  const { id, channel: channelId, language } = conversation;
  const traits = traitsOf(channelId);
  const pieces = shape(entry, { traits, texts, language, ...links?.(conversation) });
  if (pieces.length === 0) return;
  const { channel, to } = reach(deps, conversation, entry.from === 'staff' ? 'staff' : 'bot');
  if (channel.sendWhole) {
    await channel.sendWhole({ id: entry.id, pieces }, to);
    return marks.set(id, { seq: entry.seq, pieces: 0 });
  }
  for (const [index, piece] of pieces.entries()) {
    if (index < begun) continue;
    await channel.send?.(piece, to);
    const isLast = index === pieces.length - 1;
    await marks.set(
      id,
      isLast ? { seq: entry.seq, pieces: 0 } : { seq: entry.seq - 1, pieces: index + 1 },
    );
  }
}

/** @throws Undeliverable where the customer can not be spoken to. */
function reach(
  { channels, time }: DeliverDeps,
  conversation: Conversation,
  from: 'bot' | 'staff',
): { channel: Channel; to: Addressee } {
  const channel = channels.of(conversation.channel);
  if (!channel || !(channel.send ?? channel.sendWhole))
    throw new Undeliverable('channel-off', 'this channel is not set up any more');
  const now = time.now();
  const { open } = replyWay(conversation, from, now);
  if (!open) throw new Undeliverable('reply-window-closed', 'the customer wrote too long ago');
  return { channel, to: { conversation, from, now } };
}
