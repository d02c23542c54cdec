import { type Activity, ActivityTypes } from 'botbuilder-core';
import type { Talk } from '../../dialogs/talk';
import type { Conversation, LoggedActivity } from '../../domain/conversation';
import type { JsonObject } from '../../domain/json';
import type { LiveChat } from '../../domain/live-chat';
import { withoutSecrets } from './without-secrets';

/** The names of the handoff protocol's events. */
export const handoffEvents = { initiate: 'handoff.initiate', status: 'handoff.status' } as const;

/** Activities that a transcript for a hub has at most: those said last. */
export const longestTranscript = 200;

export interface Initiation {
  chat: LiveChat;
  conversation: Conversation;
  talk: Talk;
  /** What was said so far, oldest first. */
  log: readonly LoggedActivity[];
  /** The case that the conversation filed last. */
  reference?: string;
}

const locales = { vi: 'vi-VN', en: 'en-US' } as const;

/**
 * Tells contact-centre hubs that a customer wants a person, in the shape of
 * `EventFactory.createHandoffInitiation`: the context as the value, the transcript as an attachment.
 * https://learn.microsoft.com/azure/bot-service/bot-service-design-pattern-handoff-human
 */
export function handoffInitiation(initiation: Initiation): Partial<Activity> {
  const log = withoutSecrets(initiation.log.slice(-longestTranscript));
  const activities = log.map(({ activity, id, at }) => ({
    ...activity,
    id,
    timestamp: at.toISOString(),
  }));
  return {
    type: ActivityTypes.Event,
    name: handoffEvents.initiate,
    value: contextOf({ ...initiation, log }),
    attachments: [{ contentType: 'application/json', name: 'Transcript', content: { activities } }],
  };
}

/** Names that begin with `va_` are those that Copilot Studio gives, which hubs know. */
function contextOf({ chat, conversation, talk, log, reference }: Initiation): JsonObject {
  const phrases = log.flatMap(({ from, activity }) =>
    from === 'customer' && typeof activity.text === 'string' && activity.text !== ''
      ? [activity.text]
      : [],
  );
  const topic = talk.draft?.type ?? talk.parked?.at(-1)?.type;
  return {
    va_ConversationId: conversation.id,
    va_Language: locales[conversation.language],
    va_LastPhrase: phrases.at(-1) ?? '',
    va_Phrases: phrases.slice(-20),
    ...(topic !== undefined && { va_LastTopic: topic, va_Topics: [topic] }),
    chat: chat.id,
    reason: chat.reason,
    channel: conversation.channel,
    language: conversation.language,
    ...(chat.until !== undefined && { waitsUntil: chat.until }),
    ...(reference !== undefined && { reference }),
    ...(talk.draft && { answers: JSON.parse(JSON.stringify(talk.draft.answers)) }),
  };
}
