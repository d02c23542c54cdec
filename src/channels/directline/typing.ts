import type { JsonObject } from '../../domain/json';
import type { Typist } from '../../domain/ports';
import type { DirectLineContext } from './context';
import { botAccount } from './incoming';

/** A sign as clients know it. Each typist has one id, so that a client holds one activity of it, not many. */
export const typingActivity = (
  { speaker, name = '' }: Typist,
  conversation: string,
  now: Date,
): JsonObject => ({
  type: 'typing',
  id: `typing-${speaker}`,
  timestamp: now.toISOString(),
  channelId: 'directline',
  conversation: { id: conversation },
  // The sender of the words that follow: clients take the sign away when these come.
  from: speaker === 'staff' ? { id: 'staff', name, role: 'bot' } : { ...botAccount },
});

/**
 * Shows the desk typing while a turn lasts noticeably long. Most take a few milliseconds and show nothing.
 * @param conversation as the desk knows it.
 */
export const whileTyping = async <T>(
  { deps, streamTimes, signs }: DirectLineContext,
  conversation: string,
  turn: Promise<T>,
): Promise<T> => {
  const show = () => signs.show(conversation, { speaker: 'bot' });
  let timer = setTimeout(function again() {
    show();
    timer = setTimeout(again, streamTimes.typingEveryMs);
  }, streamTimes.typingAfterMs);
  const stop = () => clearTimeout(timer);
  // The answer is on its way already when the turn is not quite at its end.
  const silence = deps.feed.listen(conversation, stop);
  try {
    return await turn;
  } finally {
    stop();
    silence();
  }
};
