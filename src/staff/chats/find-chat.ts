import { DeskError } from '../../domain/errors';
import type { LiveChatRow } from '../../domain/live-chat';
import type { ChatDeps } from './chat-deps';

/** @throws DeskError `staff-no-chat` */
export async function findChat(
  { liveChats }: Pick<ChatDeps, 'liveChats'>,
  id: string,
): Promise<LiveChatRow> {
  const found = await liveChats.find(id);
  if (!found) throw new DeskError('staff-no-chat', 'there is no such chat');
  return found;
}
