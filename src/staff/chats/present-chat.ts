import { withoutSecrets } from '../../bots/handoff/without-secrets';
import { talkOf } from '../../bots/stored-talk';
import type { Conversation, LoggedActivity } from '../../domain/conversation';
import type { Language } from '../../domain/language';
import { isOpenChat, type LiveChatRow } from '../../domain/live-chat';
import { isOpenAt, opensAfter } from '../../domain/working-hours';
import { formatInstant } from '../../i18n/formats';
import { maskName } from '../case-work/masking';
import { channelName } from '../channel-name';
import { describeAnswers } from '../handoff/describe-answers';
import { type Labelled, requestTypeName } from '../handoff/handoff';
import { allows } from '../rights';
import type { Principal } from '../sign-in/principal';
import type { ChatDeps } from './chat-deps';
import { type ChatMask, chatMask } from './chat-mask';

const longestPreview = 140;
/** Activities at the end of a log in which the last words of the customer are looked for. */
const tail = 60;

/** A chat as the queue shows it; who the customer is only to those who may see that. */
export async function presentChat(
  deps: ChatDeps,
  row: LiveChatRow,
  who: Principal,
  language: Language,
) {
  const conversation = await deps.conversations.find(row.conversationId, { fresh: true });
  const recent = conversation
    ? await deps.activityLog.after(row.conversationId, Math.max(0, conversation.lastSeq - tail))
    : [];
  const said = withoutSecrets(recent.filter(saidByCustomer));
  const lastText = chatMask(conversation, who)(String(said.at(-1)?.activity.text ?? '').trim());
  const isTheirs = row.acceptedBy === undefined || row.acceptedBy === who.id;
  const told = conversation && isTheirs ? customerName(conversation) : undefined;
  const name = told === undefined || allows(who, 'cases.reveal') ? told : maskName(told);
  const acceptedBy = await personOf(deps, row, conversation);
  const channel = conversation?.channel ?? '';
  return {
    id: row.id,
    conversationId: row.conversationId,
    channel,
    channelName: channelName(channel, deps.texts, language),
    language: conversation?.language ?? 'vi',
    state: row.state,
    reason: row.reason,
    askedAt: row.askedAt,
    askedShown: formatInstant(language, new Date(row.askedAt)),
    ...(row.state === 'waiting' && row.until !== undefined && { waitsUntil: row.until }),
    ...(row.reference !== undefined && { reference: row.reference }),
    ...(acceptedBy && { acceptedBy }),
    ...(name !== undefined && { customerName: name }),
    ...(lastText !== '' &&
      isTheirs && { lastText: [...lastText].slice(0, longestPreview).join('') }),
    unread: said.filter(({ seq, at }) => seq > row.readSeq && at >= new Date(row.askedAt)).length,
  };
}

/** What the customer has answered so far, in every request that she has begun. */
export function knownSoFar(
  deps: Pick<ChatDeps, 'texts'>,
  conversation: Conversation,
  language: Language,
  mask: ChatMask = text => text,
): { type: string; answers: Labelled[] }[] {
  const { draft, parked = [] } = talkOf(conversation);
  return [...(draft ? [draft] : []), ...parked.toReversed()].map(({ type, answers }) => ({
    type: requestTypeName(type, deps.texts, language),
    answers: describeAnswers({ type, answers }, deps.texts, language).map(({ label, value }) => ({
      label,
      value: mask(value),
    })),
  }));
}

/** Whether staff are expected to take chats now, else when they are again. */
export function officeNow(
  { workingHours, holidays, time }: ChatDeps,
  language: Language,
): { open: boolean; opensAtShown?: string } {
  const now = time.now();
  if (isOpenAt(workingHours, now, holidays)) return { open: true };
  const opens = opensAfter(workingHours, now, holidays);
  return { open: false, ...(opens && { opensAtShown: formatInstant(language, opens) }) };
}

function customerName(conversation: Conversation): string | undefined {
  const { draft, known } = talkOf(conversation);
  const told = draft?.answers.name;
  return told?.kind === 'text' ? told.text : known?.name;
}

/** Who is or was on: as the customer sees them, or as their account is named now. */
async function personOf(
  { accounts }: ChatDeps,
  row: LiveChatRow,
  conversation: Conversation | undefined,
): Promise<{ id: string; name: string } | undefined> {
  if (row.acceptedBy === undefined) return undefined;
  const chat = conversation && talkOf(conversation).chat;
  if (chat?.id === row.id && isOpenChat(chat) && chat.acceptedBy) return chat.acceptedBy;
  const account = await accounts.find(row.acceptedBy);
  return { id: row.acceptedBy, name: account?.name ?? row.acceptedBy };
}

const saidByCustomer = ({ from, activity }: LoggedActivity): boolean =>
  from === 'customer' && activity.type === 'message';
