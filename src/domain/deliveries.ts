import { createHash } from 'node:crypto';
import type { OutboxItem } from './outbox';

/** The kind of the items by which what was said gets to a messaging channel. */
export const channelDelivery = 'channel.deliver';

/** A range of a conversation's log that its channel has to send; the id names nobody. */
export const deliveryOf = (
  conversationId: string,
  fromSeq: number,
  toSeq: number,
  dueAt: Date,
): OutboxItem => ({
  id: `deliver-${createHash('sha256').update(conversationId).digest('hex').slice(0, 24)}-${fromSeq}`,
  kind: channelDelivery,
  payload: { conversationId, fromSeq, toSeq },
  conversationId,
  dueAt,
});
