import { z } from 'zod';
import type { Conversation } from '../../domain/conversation';
import type { Language } from '../../domain/language';
import type { ClaimedItem } from '../../domain/outbox';
import { formatClockTime, formatInstant } from '../../i18n/formats';
import { channelName } from '../channel-name';
import { type Courier, Undeliverable } from '../deliveries/courier';
import type { Handoff, Labelled } from '../handoff/handoff';
import { type SendHandoffDeps, sendHandoff } from '../handoff/send-handoff';
import { caseTranscript } from '../transcripts/case-transcript';
import type { ChatDeps } from './chat-deps';
import { knownSoFar } from './present-chat';

export interface ChatWaitingDeps
  extends SendHandoffDeps,
    Pick<ChatDeps, 'liveChats' | 'conversations' | 'activityLog'> {
  /** The staff's. */
  language: Language;
}

const payload = z.object({
  chat: z.string(),
  conversationId: z.string(),
  upToSeq: z.number(),
  until: z.string(),
});

/** Mails staff that a customer waits for a person, with what is known and what was said so far. */
export function createChatWaitingCourier(deps: ChatWaitingDeps): Courier {
  return {
    kind: 'mail.chat-waiting',
    async deliver(item): Promise<void> {
      await sendHandoff(deps, item, await waitingHandoff(deps, item));
    },
  };
}

/**
 * The handoff of the chat that an outbox item names.
 * @throws Undeliverable where the talk is not kept any more.
 */
export async function waitingHandoff(
  deps: Omit<ChatWaitingDeps, 'transport' | 'time' | 'from' | 'to'>,
  item: ClaimedItem,
): Promise<Handoff> {
  const parsed = payload.safeParse(item.payload);
  if (!parsed.success) throw new Undeliverable('chat-payload', 'the item names no chat');
  const { chat, conversationId, upToSeq, until } = parsed.data;
  const conversation = await deps.conversations.find(conversationId, { fresh: true });
  if (!conversation) throw new Undeliverable('conversation-gone', 'the talk is not kept');
  const about = { reference: chat, conversationId, transcriptUpTo: upToSeq };
  const transcript = await caseTranscript(about, deps.activityLog);
  return { ...(await describe(deps, { chat, until: new Date(until), conversation })), transcript };
}

interface Waiting {
  chat: string;
  until: Date;
  conversation: Conversation;
}

async function describe(
  deps: Omit<ChatWaitingDeps, 'transport' | 'time' | 'from' | 'to'>,
  { chat: id, until, conversation }: Waiting,
): Promise<Omit<Handoff, 'transcript'>> {
  const { language, texts, publicUrl } = deps;
  const say = (key: string, params?: Record<string, string>): string =>
    texts.t(language, key, params);
  const row = await deps.liveChats.find(id);
  const channel = channelName(conversation.channel, deps.texts, language);
  const shownUntil = formatClockTime(until);
  const known = knownSoFar(deps, conversation, language);
  const facts: (Labelled | undefined)[] = [
    row && {
      label: say('chats.mail.asked'),
      value: formatInstant(language, new Date(row.askedAt)),
    },
    row && { label: say('chats.mail.reason'), value: say(`chats.reasons.${row.reason}`) },
    { label: say('chats.mail.channel'), value: channel },
    {
      label: say('staff.facts.language'),
      value: say(`staff.languages.${conversation.language}`),
    },
    ...known.map(({ type }) => ({ label: say('chats.mail.request'), value: type })),
  ];
  return {
    reference: id,
    language,
    subject: say('chats.mail.subject', { until: shownUntil }),
    summary: say('chats.mail.summary', { channel, until: shownUntil }),
    facts: facts.filter(fact => fact !== undefined),
    answers: known.flatMap(({ answers }) => answers),
    due: [],
    evidence: [],
    link: `${publicUrl.replace(/\/+$/, '')}/staff/chats/${encodeURIComponent(id)}`,
  };
}
