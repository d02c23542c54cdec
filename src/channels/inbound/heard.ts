import type { Activity } from 'botbuilder';
import type { Incoming, TurnFiles } from '../../bots/turns';
import type { EvidenceFile } from '../../domain/evidence';
import type { JsonObject } from '../../domain/json';

/** A file that stands with the provider: where it is fetched from. */
export interface RemoteFile {
  name: string;
  /** Its address, or whatever `FileSource.locate` makes one of. */
  at: string;
  /** Bytes, where the provider says so. */
  size?: number;
}

/** What a customer did, as her channel read it. */
export interface Heard {
  channel: string;
  /** The channel's own id of the conversation. */
  conversation: string;
  /** The channel's own id of the customer. */
  user: string;
  name?: string;
  /** The provider's id of the message, by which a second delivery is known. */
  incomingId: string;
  /** `arrival`: she has come, and is to be greeted. */
  kind: 'message' | 'arrival';
  text?: string;
  /** BCP 47, where the channel knows what she reads. */
  locale?: string;
  files?: readonly RemoteFile[];
  /** What a channel needs to reach her again, where the conversation's id is not enough. */
  address?: ChannelAddress;
}

/** Parts of a Bot Framework activity, as a relay of channels gives them. */
export interface ChannelAddress {
  serviceUrl: string;
  conversation: JsonObject;
  recipient?: { id: string; name: string };
}

/** The desk's own account in activities. */
const botAccount = { id: 'paragon-privacy-desk', name: '', role: 'bot' };

/** In place of an address: replies go out through the outbox. */
const serviceUrl = 'urn:paragon:desk';

/** A kept file as the turn sees it; `content` is its `EvidenceFile`. */
export const evidenceAttachment = (file: EvidenceFile) => ({
  contentType: file.contentType,
  name: file.name,
  contentUrl: `urn:paragon:evidence:${file.id}`,
  content: { ...file },
});

/** What a channel heard, as the turn that the bot takes. `now` is when it was heard. */
export function incomingOf(heard: Heard, now: Date, files: TurnFiles): Incoming {
  const { channel, conversation, user, name = '', incomingId, kind, text = '', locale } = heard;
  const activity: Partial<Activity> = {
    channelId: channel,
    serviceUrl,
    timestamp: now,
    conversation: { id: conversation, isGroup: false, conversationType: '', name: '' },
    from: { id: user, name, role: 'user' },
    recipient: botAccount,
    ...(locale && { locale }),
    ...(kind === 'arrival'
      ? { type: 'conversationUpdate', membersAdded: [{ id: user, name: '' }] }
      : { type: 'message', text, textFormat: 'plain' }),
    attachments: files.received.map(evidenceAttachment),
    ...(heard.address as Partial<Activity> | undefined),
  };
  return {
    activity: activity as Activity,
    incomingId,
    ...(files.received.length + files.refused.length > 0 && { files }),
  };
}
