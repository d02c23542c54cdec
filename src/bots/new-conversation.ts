import { type Activity, TurnContext } from 'botbuilder-core';
import type { Conversation } from '../domain/conversation';
import { isLanguage, type Language } from '../domain/language';

/** A conversation as it begins with an activity. */
export function newConversation(id: string, activity: Activity, now: Date): Conversation {
  return {
    id,
    channel: activity.channelId,
    version: 0,
    lastSeq: 0,
    language: languageOf(activity),
    state: {},
    address: JSON.parse(JSON.stringify(TurnContext.getConversationReference(activity))),
    createdAt: now,
    lastActiveAt: now,
  };
}

/** Vietnamese unless the channel says that its user reads English. */
function languageOf({ locale }: Activity): Language {
  const language = locale?.slice(0, 2).toLowerCase();
  return isLanguage(language) ? language : 'vi';
}
