import type { Activity } from 'botbuilder';
import type { Incoming, TurnFiles } from '../../bots/turns';
import type { EvidenceFile } from '../../domain/evidence';
import { type ClientActivity, capabilitiesOf } from './activity-schema';
import { evidenceUrn } from './outgoing';
import type { Holder } from './tokens';

/** Bot Framework's name of this channel. */
export const channelId = 'directline';

/** In place of an address: what the desk says here is read from its log, never posted anywhere. */
export const serviceUrl = 'urn:paragon:desk';

/** The desk's own account in activities. */
export const botAccount = { id: 'paragon-privacy-desk', name: '', role: 'bot' };

const noFiles: TurnFiles = { received: [], refused: [] };

/** What the channel itself vouches for in every activity. */
const frame = (holder: Holder, now: Date) => ({
  channelId,
  serviceUrl,
  timestamp: now,
  conversation: { id: holder.conversation, isGroup: false, conversationType: '', name: '' },
  from: { id: holder.user, name: '', role: 'user' },
  recipient: botAccount,
});

/** A kept file as the turn sees it; `content` is its `EvidenceFile`. */
const evidenceAttachment = (file: EvidenceFile) => ({
  contentType: file.contentType,
  name: file.name,
  contentUrl: `${evidenceUrn}${file.id}`,
  content: { ...file },
});

/** A customer's message, of which only what a client may say is taken over. */
export const incomingOf = (
  sent: ClientActivity,
  holder: Holder,
  now: Date,
  files: TurnFiles = noFiles,
): Incoming => {
  const incomingId = sent.channelData?.clientActivityID;
  const activity: Partial<Activity> = {
    ...frame(holder, now),
    type: sent.type,
    ...(sent.type === 'message' ? { text: sent.text ?? '', textFormat: 'plain' } : {}),
    ...(sent.type === 'event' ? { name: sent.name ?? '' } : {}),
    ...(sent.value === undefined ? {} : { value: sent.value }),
    ...(sent.locale === undefined ? {} : { locale: sent.locale }),
    channelData: {
      ...sent.channelData,
      ...(files.received.length > 0
        ? { attachmentSizes: files.received.map(file => file.size) }
        : {}),
    },
    attachments: files.received.map(evidenceAttachment),
    entities: capabilitiesOf(sent.entities ?? []),
  };
  return {
    activity: activity as Activity,
    ...(incomingId === undefined ? {} : { incomingId }),
    ...(files.received.length + files.refused.length > 0 && { files }),
  };
};

/** The customer has come: said to the desk once, however many tabs open the conversation at once. */
export const arrivalOf = (holder: Holder, now: Date, locale?: string): Incoming => {
  const activity: Partial<Activity> = {
    ...frame(holder, now),
    type: 'conversationUpdate',
    membersAdded: [{ id: holder.user, name: '' }],
    ...(locale === undefined ? {} : { locale }),
  };
  return { activity: activity as Activity, incomingId: 'conversation-start' };
};
