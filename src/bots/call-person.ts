import { type Activity, type ConversationReference, TurnContext } from 'botbuilder-core';
import type { Talk } from '../dialogs/talk';
import type { Case } from '../domain/case';
import { askForChat, type LiveChat, letGo } from '../domain/live-chat';
import type { ActivityLog, RandomSource } from '../domain/ports';
import { chatWaitingOf } from './deliveries';
import { handoffInitiation, longestTranscript } from './handoff/handoff-initiation';
import type { TurnLedger } from './turn-ledger';

/** What it takes to call a person to a talk. */
export interface CallingPerson {
  ledger: TurnLedger;
  talk: Talk;
  /** The conversation's own cases, newest first. */
  ownCases(): Promise<Case[]>;
  /** For contact-centre hubs, if there are any. */
  hubLog: ActivityLog | undefined;
}

/** A chat that waits; one that was left over from before is let go. */
export function beginChat(
  { ledger, talk }: CallingPerson,
  random: RandomSource,
  until: Date,
): LiveChat {
  if (talk.chat?.until) ledger.chatsLetGo.push(letGo(talk.chat));
  const id = `CH-${Buffer.from(random.bytes(9)).toString('base64url')}`;
  const chat = askForChat(id, 'asked', ledger.now, until);
  talk.chat = chat;
  return chat;
}

/** Staff hear that a customer waits, again whenever she does so anew, and so do hubs. */
export async function tellStaffOf(
  chat: LiveChat,
  { ledger, talk, ownCases, hubLog }: CallingPerson,
): Promise<void> {
  const { conversation, now } = ledger;
  const { id: conversationId, lastSeq } = conversation;
  ledger.outbox.push(chatWaitingOf(chat, { conversationId, lastSeq }, now));
  if (!hubLog) return;
  const [latest] = await ownCases();
  const log = await ledger.wholeLog(hubLog, longestTranscript);
  const reference = latest && { reference: latest.reference };
  const told = handoffInitiation({ chat, conversation, talk, log, ...reference });
  const address = conversation.address as Partial<ConversationReference>;
  ledger.record('bot', TurnContext.applyConversationReference(told, address) as Activity);
}
