import { z } from 'zod';
import type { Heard, RemoteFile } from '../inbound/heard';

const attachment = z.object({
  type: z.string(),
  payload: z
    .object({
      url: z.string().max(4_000).optional(),
      title: z.string().max(1_000).optional(),
      sticker_id: z.number().optional(),
    })
    .nullish(),
});

/** One thing that happened between a customer and the page. */
export const messagingEvent = z.object({
  sender: z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/) }),
  recipient: z.object({ id: z.string() }),
  timestamp: z.number(),
  message: z
    .object({
      mid: z.string().min(1).max(500),
      text: z.string().max(50_000).optional(),
      is_echo: z.boolean().optional(),
      quick_reply: z.object({ payload: z.string().max(1_000) }).optional(),
      attachments: z.array(attachment).max(100).optional(),
    })
    .optional(),
  postback: z
    .object({
      mid: z.string().max(500).optional(),
      title: z.string().max(1_000).optional(),
      payload: z.string().max(1_000),
    })
    .optional(),
});

/** https://developers.facebook.com/docs/messenger-platform/webhooks#event-notifications */
export const messengerBody = z.object({
  object: z.literal('page'),
  entry: z.array(z.object({ messaging: z.array(z.unknown()).optional() })).max(1_000),
});

export type MessagingEvent = z.output<typeof messagingEvent>;

/** What the "get started" button gives back; `desk channel messenger check` tells how to set it. */
export const getStarted = 'GET_STARTED';

/** The provider's id of what happened; none for what is no word of the customer's, such as "read". */
export function keyOf({
  message,
  postback,
  sender,
  timestamp,
}: MessagingEvent): string | undefined {
  if (message) return message.is_echo ? undefined : message.mid;
  return postback && (postback.mid ?? `${sender.id}-${timestamp}`);
}

/** What the customer said, in one event of the page; nothing where the page itself spoke. */
export function heardInEvent(event: MessagingEvent): Heard[] {
  const { sender, message, postback } = event;
  const key = keyOf(event);
  if (key === undefined) return [];
  const files = (message?.attachments ?? []).flatMap(fileOf);
  const arrives = postback?.payload === getStarted;
  return [
    {
      channel: 'messenger',
      ...{ conversation: sender.id, user: sender.id },
      incomingId: key,
      kind: arrives ? 'arrival' : 'message',
      text: message?.quick_reply?.payload ?? message?.text ?? postback?.payload ?? '',
      ...(files.length > 0 && { files }),
    },
  ];
}

const kept = new Set(['image', 'audio', 'video', 'file']);

/** A sticker comes as a picture of the provider's own: it says nothing about a case. */
function fileOf({ type, payload }: z.output<typeof attachment>): RemoteFile[] {
  if (!kept.has(type) || !payload?.url || payload.sticker_id !== undefined) return [];
  return [{ name: payload.title ?? nameIn(payload.url) ?? type, at: payload.url }];
}

function nameIn(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || undefined;
  } catch {
    return last;
  }
}
