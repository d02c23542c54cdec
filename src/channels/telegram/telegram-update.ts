import { z } from 'zod';
import type { Heard, RemoteFile } from '../inbound/heard';

const file = z.object({
  file_id: z.string().min(1),
  file_name: z.string().max(1_000).optional(),
  mime_type: z.string().optional(),
  file_size: z.number().optional(),
});

const message = z.object({
  message_id: z.int(),
  from: z
    .object({
      id: z.int(),
      is_bot: z.boolean().optional(),
      language_code: z.string().max(35).optional(),
    })
    .optional(),
  chat: z.object({ id: z.int(), type: z.string() }),
  text: z.string().max(50_000).optional(),
  caption: z.string().max(50_000).optional(),
  photo: z.array(file.extend({ width: z.number().optional() })).optional(),
  document: file.optional(),
  audio: file.optional(),
  voice: file.optional(),
  video: file.optional(),
  video_note: file.optional(),
  contact: z.object({ phone_number: z.string().max(40) }).optional(),
});

/** What the desk reads of an update (https://core.telegram.org/bots/api#update); the rest is left out. */
export const telegramUpdate = z.object({ update_id: z.int(), message: message.optional() });

export type TelegramUpdate = z.output<typeof telegramUpdate>;
type Message = z.output<typeof message>;

/** A talk between the customer and the bot alone: what is said in groups is not for a privacy desk. */
export const isPrivate = ({ message: said }: TelegramUpdate): boolean =>
  said?.chat.type === 'private' && said.from?.is_bot !== true;

/** What the customer said, in one update; nothing where nobody spoke. */
export function heardInUpdate({ update_id, message: said }: TelegramUpdate): Heard[] {
  if (!said?.from) return [];
  const { chat, from, contact } = said;
  const text = said.text ?? said.caption ?? contact?.phone_number ?? '';
  const files = filesOf(said);
  return [
    {
      channel: 'telegram',
      conversation: String(chat.id),
      user: String(from.id),
      incomingId: `u${update_id}`,
      kind: /^\/start(@\w+)?(\s|$)/.test(text) ? 'arrival' : 'message',
      // Other commands are words like any other: "/help" is a call for help.
      text: text.replace(/^\/(\w+)(@\w+)?$/, '$1'),
      ...(from.language_code && { locale: from.language_code }),
      ...(files.length > 0 && { files }),
    },
  ];
}

/** The kinds of files, and the ending of those that come without a name. */
const kinds = [
  ['document', 'bin'],
  ['audio', 'mp3'],
  ['voice', 'ogg'],
  ['video', 'mp4'],
  ['video_note', 'mp4'],
] as const;

function filesOf(said: Message): RemoteFile[] {
  // The sizes of one picture, from small to big.
  const picture = said.photo?.at(-1);
  const named = (ending: string) => `telegram-${said.message_id}.${ending}`;
  const found = kinds.flatMap(([kind, ending]) => {
    const sent = said[kind];
    return sent ? [remote(sent, sent.file_name ?? named(ending))] : [];
  });
  return picture ? [remote(picture, named('jpg')), ...found] : found;
}

const remote = ({ file_id, file_size }: z.output<typeof file>, name: string): RemoteFile => ({
  name,
  at: file_id,
  ...(file_size !== undefined && { size: file_size }),
});
