import { z } from 'zod';
import type { Heard, RemoteFile } from '../inbound/heard';

const userId = z.string().regex(/^\d{1,40}$/);

const attachment = z.object({
  type: z.string(),
  payload: z
    .object({
      url: z.string().max(4_000).optional(),
      name: z.string().max(1_000).optional(),
      size: z.coerce.number().optional(),
      description: z.string().max(10_000).optional(),
    })
    .nullish(),
});

/** What the desk reads of an event, https://developers.zalo.me/docs/official-account/webhook */
export const zaloEvent = z.object({
  app_id: z.string().max(40),
  event_name: z.string().max(100),
  /** Milliseconds since 1970, as a text. */
  timestamp: z.coerce.string().max(40),
  sender: z.object({ id: userId }).optional(),
  follower: z.object({ id: userId }).optional(),
  message: z
    .object({
      msg_id: z.string().min(1).max(200),
      text: z.string().max(50_000).optional(),
      attachments: z.array(attachment).max(100).optional(),
    })
    .optional(),
});

export type ZaloEvent = z.output<typeof zaloEvent>;

/** What customers do that is for the desk; all else (seen, received, what the account itself sent) is not. */
const messages = new Set(
  ['text', 'image', 'file', 'audio', 'video', 'gif', 'sticker', 'location', 'link'].map(
    kind => `user_send_${kind}`,
  ),
).add('user_send_business_card');

/** Who did it, and by what id a second delivery is known; none for events of no interest. */
export function partsOf(event: ZaloEvent): { user: string; key: string } | undefined {
  const { event_name: name, sender, follower, message, timestamp } = event;
  if (name === 'follow' && follower)
    return { user: follower.id, key: `follow-${follower.id}-${timestamp}` };
  return messages.has(name) && sender && message
    ? { user: sender.id, key: message.msg_id }
    : undefined;
}

/** What the customer said, in one event; nothing where the account itself spoke. */
export function heardInZalo(event: ZaloEvent): Heard[] {
  const parts = partsOf(event);
  if (!parts) return [];
  const { event_name: name, message } = event;
  const files = fileKinds.has(name) ? (message?.attachments ?? []).flatMap(fileOf(event)) : [];
  return [
    {
      channel: 'zalo',
      ...{ conversation: parts.user, user: parts.user },
      incomingId: parts.key,
      kind: name === 'follow' ? 'arrival' : 'message',
      text: textOf(event),
      // Zalo is in Vietnamese; whoever writes in English is answered in English.
      locale: 'vi-VN',
      ...(files.length > 0 && { files }),
    },
  ];
}

/** A card that is passed on is a way to reach somebody: the number in it may be the answer. */
function textOf({ event_name: name, message }: ZaloEvent): string {
  const [first] = message?.attachments ?? [];
  if (name === 'user_send_business_card') return phoneIn(first?.payload?.description) ?? '';
  if (name === 'user_send_link') return message?.text || first?.payload?.url || '';
  return message?.text ?? '';
}

const phoneIn = (card = ''): string | undefined => /"phone"\s*:\s*"(\+?\d{8,15})"/.exec(card)?.[1];

/** The kinds that are evidence, and the ending of those that come without a name. */
const fileKinds = new Map([
  ['user_send_image', 'jpg'],
  ['user_send_file', 'bin'],
  ['user_send_audio', 'amr'],
  ['user_send_video', 'mp4'],
  ['user_send_gif', 'gif'],
]);

const fileOf =
  ({ event_name, message }: ZaloEvent) =>
  ({ payload }: z.output<typeof attachment>, index: number): RemoteFile[] => {
    if (!payload?.url) return [];
    const ending = fileKinds.get(event_name) ?? 'bin';
    const name = payload.name ?? `zalo-${message?.msg_id.slice(-8)}-${index + 1}.${ending}`;
    return [{ name, at: payload.url, ...(payload.size && { size: payload.size }) }];
  };
