import { insertion, type Write } from '../database/writes';
import type { Group } from './group';

const columns = [
  'id',
  'conversation_id',
  'state',
  'reason',
  'asked_at',
  'until',
  'accepted_by',
  'accepted_at',
  'unanswered_since',
  'closed_at',
  'reference',
  'seen_at',
  'read_seq',
  'free_at',
];
/** What the conversation knows of a chat; signs of life and claims are the row's own. */
const kept = columns.filter(
  column =>
    !['id', 'conversation_id', 'asked_at', 'seen_at', 'read_seq', 'free_at'].includes(column),
);

/** Writes the queue as the conversations say it; their versions have let these turns through. */
export function liveChatWrite({ plans }: Group): Write {
  const rows = plans.flatMap(({ liveChats }) =>
    liveChats.map(({ conversationId, chat }) => [
      ...[chat.id, conversationId, chat.state, chat.reason],
      ...[ms(chat.askedAt), ms(chat.until), chat.acceptedBy?.id ?? null, ms(chat.acceptedAt)],
      ...[ms(chat.unansweredSince), ms(chat.closedAt), chat.reference ?? null],
      // To accept is a sign of life; nobody has read anything yet.
      ...[ms(chat.acceptedAt), 0, 0],
    ]),
  );
  const changed = [
    ...kept.map(column => `${column} = excluded.${column}`),
    // Whoever takes a chat over anew has not read what another one had.
    `seen_at = CASE WHEN excluded.accepted_at IS NULL
        OR excluded.accepted_at = live_chat.accepted_at THEN live_chat.seen_at
      ELSE excluded.accepted_at END`,
    'free_at = 0',
  ].join(', ');
  const ending = `ON CONFLICT (id) DO UPDATE SET ${changed}`;
  return insertion('live_chat', columns, rows, ending);
}

const ms = (instant: string | undefined): number | null =>
  instant === undefined ? null : Date.parse(instant);
