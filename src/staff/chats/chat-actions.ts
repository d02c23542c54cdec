import type { BesideTurn } from '../../bots/beside-turn';
import { DeskError, DuplicateActivity } from '../../domain/errors';
import type { EvidenceFile } from '../../domain/evidence';
import {
  acceptChat,
  answered,
  type ChatPerson,
  closeChat,
  type LiveChat,
  type LiveChatRow,
  mustBeOn,
} from '../../domain/live-chat';
import type { Principal } from '../sign-in/principal';
import type { ChatDeps } from './chat-deps';
import { findChat } from './find-chat';

type Who = Pick<Principal, 'id' | 'name' | 'role'>;

/** What acting in a chat takes. */
export type ChatActionDeps = Pick<ChatDeps, 'liveChats' | 'turns' | 'activityLog'>;

/**
 * Takes a waiting customer over: from here on the desk is silent. Of two at once one wins.
 * @throws ChatTaken; DeskError `staff-no-chat`, `chat-closed`
 */
export async function takeChat(deps: ChatActionDeps, id: string, who: Who): Promise<void> {
  await inChat(deps, id, (turn, chat) => {
    const accepted = acceptChat(chat, { id: who.id, name: who.name }, turn.now);
    if (accepted === chat) return;
    turn.talk.chat = accepted;
    turn.say(turn.text('person.joined', { name: who.name }), { from: 'bot' });
  });
}

export interface StaffWords {
  text: string;
  /** The page's own id of the message: tried twice, it is said once. */
  clientId?: string;
  files?: readonly EvidenceFile[];
}

/**
 * Says something to the customer.
 * @returns the activity's id.
 * @throws ChatTaken; DeskError `staff-no-chat`, `chat-closed`
 */
export async function sayInChat(
  deps: ChatActionDeps,
  id: string,
  who: Who,
  { text, clientId, files = [] }: StaffWords,
): Promise<{ activityId: string; repeated: boolean }> {
  const incomingId = clientId && `staff:${who.id}:${clientId}`;
  const { conversationId } = await findChat(deps, id);
  try {
    const activityId = await inChat(deps, id, (turn, chat) => {
      const { name } = mustBeOn(chat, who);
      turn.talk.chat = answered(chat);
      return turn.say(text, { name, files, ...(incomingId && { incomingId }) });
    });
    return { activityId, repeated: false };
  } catch (error) {
    if (!(error instanceof DuplicateActivity) || !incomingId) throw error;
    const first = await deps.activityLog.findIncoming(conversationId, incomingId);
    if (!first) throw error;
    return { activityId: first.id, repeated: true };
  }
}

/**
 * Gives the customer back to the desk, which asks what was open (`returned`), or ends the talk (`ended`).
 * Whoever is on may do so, and a supervisor. `text` is said first.
 * @throws ChatTaken; DeskError `staff-no-chat`, `chat-closed`
 */
export async function finishChat(
  deps: ChatActionDeps,
  id: string,
  who: Who,
  how: 'returned' | 'ended',
  text?: string,
): Promise<void> {
  await inChat(deps, id, async (turn, chat) => {
    const on = personOn(chat, who);
    turn.talk.chat = closeChat(chat, how, turn.now);
    if (text) turn.say(text, { name: who.name });
    turn.say(turn.text(`person.${how}`, { name: on.name }), { from: 'bot' });
    if (how === 'returned') await turn.askAgain();
    else turn.endDialogs();
  });
}

/** Shows the customer that staff are writing. */
export async function showTyping(deps: ChatDeps, id: string, who: Who): Promise<void> {
  const row = await findChat(deps, id);
  if (row.state !== 'accepted' || row.acceptedBy !== who.id) return;
  await noteSeen(deps, row, who);
  deps.typing.show(row.conversationId, { speaker: 'staff', name: who.name });
}

/** Signs of life are written down at most this often. */
const seenEveryMs = 15_000;

/** A sign of life of whoever is on, and how far of the log they have read. */
export async function noteSeen(
  { liveChats, time }: ChatDeps,
  row: LiveChatRow,
  who: Pick<Who, 'id'>,
  readSeq = 0,
): Promise<void> {
  if (row.state !== 'accepted' || row.acceptedBy !== who.id) return;
  const now = time.now();
  const isOld = !row.seenAt || now.getTime() - Date.parse(row.seenAt) >= seenEveryMs;
  if (isOld || readSeq > row.readSeq) await liveChats.seen(row.id, now, readSeq);
}

function personOn(chat: LiveChat, who: Who): ChatPerson {
  const isOther = who.role === 'supervisor' && chat.state === 'accepted' && chat.acceptedBy;
  return isOther || mustBeOn(chat, who);
}

async function inChat<T>(
  deps: ChatActionDeps,
  id: string,
  decide: (turn: BesideTurn, chat: LiveChat) => T | Promise<T>,
): Promise<T> {
  const { conversationId } = await findChat(deps, id);
  return deps.turns.beside(conversationId, turn => {
    const { chat } = turn.talk;
    if (chat?.id !== id) throw new DeskError('chat-closed', 'the chat is over');
    return decide(turn, chat);
  });
}
