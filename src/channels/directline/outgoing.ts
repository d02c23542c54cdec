import type { LoggedActivity } from '../../domain/conversation';
import type { Json, JsonObject } from '../../domain/json';

/** What clients get; the rest of the log is between the desk and itself. */
const shown = new Set(['message', 'typing', 'event', 'endOfConversation']);

/** Says where the desk lives or what is only its own. */
const inner = new Set(['serviceUrl', 'callerId', 'relatesTo', 'recipient', 'membersAdded']);

export type Way = 'stream' | 'poll';

/** To whom activities go. */
export interface Reader {
  /** The channel's own id. */
  conversation: string;
  way: Way;
  /** A contact-centre hub, which alone is told of handoffs. */
  isHub?: boolean;
  /** Where this reader gets a file of the desk. */
  fileAddress(fileId: string): string;
}

const isShown = ({ activity }: LoggedActivity, { way, isHub }: Reader): boolean =>
  shown.has(String(activity.type)) &&
  !(activity.type === 'typing' && way === 'poll') &&
  (isHub || !String(activity.name ?? '').startsWith('handoff.'));

/**
 * The customer's own file in the echo. Its content is not given out again, and Web Chat shows a nameless
 * broken picture for an image without an address, but a named file for this.
 */
const ownFile = (attachment: Json): Json => ({
  contentType: 'application/octet-stream',
  name: isObject(attachment) ? (attachment.name ?? '') : '',
});

/** How a kept file is named in the log's attachments. */
export const evidenceUrn = 'urn:paragon:evidence:';

/** A file of the desk or its staff, to be fetched; of what the desk knows of it, clients get the size. */
const deskFile =
  (reader: Reader) =>
  (attachment: Json): Json => {
    if (!isObject(attachment)) return attachment;
    const { contentUrl, content, ...rest } = attachment;
    if (typeof contentUrl !== 'string' || !contentUrl.startsWith(evidenceUrn)) return attachment;
    return {
      ...rest,
      contentUrl: reader.fileAddress(contentUrl.slice(evidenceUrn.length)),
      ...(isObject(content) && typeof content.size === 'number' && { size: content.size }),
    };
  };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A log entry as clients see it: the id and the time are the log's, however often it is sent. */
const outgoing = (entry: LoggedActivity, reader: Reader): JsonObject => {
  const activity: JsonObject = {};
  for (const [key, said] of Object.entries(entry.activity))
    if (!inner.has(key)) activity[key] = said;
  activity.id = entry.id;
  activity.timestamp = entry.at.toISOString();
  activity.channelId = 'directline';
  activity.conversation = { id: reader.conversation };
  const { attachments } = activity;
  if (Array.isArray(attachments))
    activity.attachments = attachments.map(entry.from === 'customer' ? ownFile : deskFile(reader));
  return activity;
};

/** Direct Line's "activity set": a page of the log and where it ends. */
export const activitySet = (entries: readonly LoggedActivity[], reader: Reader, after: number) => ({
  activities: entries.filter(entry => isShown(entry, reader)).map(entry => outgoing(entry, reader)),
  watermark: String(entries.at(-1)?.seq ?? after),
});

/**
 * The number after which a client wants the log. Empty, unreadable and beyond the end (after a backup was
 * put back) all mean from the start, which is safe: clients know activities by their ids.
 */
export const readWatermark = (given: unknown, lastSeq: number): number => {
  const seq = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : 0;
  return seq > lastSeq ? 0 : seq;
};
