import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { JsonObject } from '../../domain/json';
import type { Heard, RemoteFile } from '../inbound/heard';

const short = z.string().max(1_000);
const account = z.object({ id: short.min(1), name: short.optional() });

/** As Azure's channels send it (Bot Framework's Activity, 3.0); what is not named here is not kept. */
export const azureActivity = z.object({
  type: short.min(1),
  id: short.optional(),
  channelId: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(1_000),
  from: account,
  recipient: account.optional(),
  conversation: z.object({
    id: short.min(1),
    name: short.nullish(),
    isGroup: z.boolean().nullish(),
    conversationType: short.nullish(),
    tenantId: short.nullish(),
  }),
  text: z.string().max(100_000).nullish(),
  locale: short.nullish(),
  deliveryMode: short.nullish(),
  membersAdded: z.array(account).max(200).nullish(),
  attachments: z
    .array(
      z.object({
        contentType: short.nullish(),
        contentUrl: z.string().max(4_000).nullish(),
        name: short.nullish(),
        content: z.unknown().optional(),
      }),
    )
    .max(100)
    .nullish(),
});

export type AzureActivity = z.output<typeof azureActivity>;

/** Names of the desk's own channels: the same channels by way of Azure are other ones. */
const ownChannels = new Set([
  ...['directline', 'console', 'email', 'phone'],
  ...['zalo', 'messenger', 'telegram'],
]);

/** The desk's id of a channel that Azure relays. */
export const deskChannel = (channelId: string): string =>
  ownChannels.has(channelId) ? `azure-${channelId}` : channelId;

export const isRelayed = (channel: string): boolean => !ownChannels.has(channel);

/** A complaint is nobody else's business: what is said in groups is not read. */
export const isPrivate = ({ conversation }: AzureActivity): boolean =>
  conversation.isGroup !== true &&
  !['channel', 'groupChat'].includes(conversation.conversationType ?? '');

/** The sender's id of an activity; without one, what it says. */
export const idOf = (activity: AzureActivity): string =>
  activity.id ??
  `content-${createHash('sha256').update(JSON.stringify(activity)).digest('hex').slice(0, 32)}`;

/** What the customer did; nothing for what is of no interest. */
export function heardIn(activity: AzureActivity): Heard[] {
  const { type, from, recipient, conversation, text, membersAdded, locale } = activity;
  const base = {
    channel: deskChannel(activity.channelId),
    conversation: conversation.id,
    user: from.id,
    name: from.name ?? '',
    incomingId: idOf(activity),
    ...(locale && { locale }),
    address: {
      serviceUrl: activity.serviceUrl,
      conversation: JSON.parse(JSON.stringify(conversation)) as JsonObject,
      ...(recipient && { recipient: { ...recipient, name: recipient.name ?? '' } }),
    },
  };
  if (type === 'message') {
    const files = (activity.attachments ?? []).flatMap((one, at) => fileIn(one, at, activity));
    return [{ ...base, kind: 'message', text: text ?? '', ...(files.length > 0 && { files }) }];
  }
  const hasCome =
    type === 'conversationUpdate' &&
    membersAdded?.some(({ id }) => id === from.id && id !== recipient?.id);
  return hasCome ? [{ ...base, kind: 'arrival' }] : [];
}

type Attachment = NonNullable<AzureActivity['attachments']>[number];

const teamsDownload = z.object({ downloadUrl: z.string() });

/** Where a file stands, and whose service it came by; cards and the HTML twin of a text are no files. */
export interface AzureFilePlace {
  url: string;
  serviceUrl: string;
}

function fileIn(
  { contentType, contentUrl, name, content }: Attachment,
  at: number,
  { serviceUrl }: AzureActivity,
): RemoteFile[] {
  const download = teamsDownload.safeParse(content).data?.downloadUrl;
  const url = download ?? contentUrl;
  const isCard = contentType?.startsWith('application/vnd.microsoft.card') ?? false;
  if (!url || isCard) return [];
  const place: AzureFilePlace = { url, serviceUrl };
  return [{ name: name || `file-${at + 1}`, at: JSON.stringify(place) }];
}
