import type { Case } from '../../domain/case';
import type { ToldWay } from '../../domain/case-work/work';
import type { Conversation } from '../../domain/conversation';
import { DeskError } from '../../domain/errors';
import type { ReplyWay, ReplyWays } from '../../domain/reply-ways';

/** How words of staff get to a customer. */
export interface ReplyRoute {
  by: 'channel' | 'email' | 'none';
  /** Said in her conversation. */
  conversation?: Conversation;
  /** Mailed to this address. */
  email?: string;
  /** Of the conversation's channel, whether it is used or not. */
  channel?: ReplyWay;
}

/** The website's chat is read only by who comes back to the page; e-mail is pushed by its own channel. */
const waitsForVisit = new Set(['directline', 'console']);

/**
 * The way that staff's words take unless they choose another: through the conversation while its channel
 * lets the desk speak, else by e-mail. What is said on the website's chat is mailed as well where an
 * address is known, since the customer may have left the page.
 */
function usualRoute(
  { contact }: Pick<Case, 'contact'>,
  conversation: Conversation | undefined,
  ways: ReplyWays,
): ReplyRoute {
  const { email } = contact;
  const channel = conversation && ways.of(conversation);
  if (conversation && channel?.open)
    return {
      ...{ by: 'channel', conversation, channel },
      ...(email && waitsForVisit.has(conversation.channel) && { email }),
    };
  const known = channel ? { channel } : {};
  return email ? { by: 'email', email, ...known } : { by: 'none', ...known };
}

/**
 * The way that somebody chose. `phone`: nothing is sent, it was said already.
 * @throws DeskError `staff-no-way` where the customer cannot be reached so.
 */
export function chosenRoute(
  request: Pick<Case, 'contact'>,
  conversation: Conversation | undefined,
  ways: ReplyWays,
  by: ToldWay | undefined,
): ReplyRoute {
  const usual = usualRoute(request, conversation, ways);
  if (by === undefined) return usual;
  if (by === 'phone') return { by: 'none' };
  if (by === 'email' && request.contact.email) return { by: 'email', email: request.contact.email };
  if (by === 'channel' && usual.by === 'channel') {
    const { email: _email, ...rest } = usual;
    return rest;
  }
  throw new DeskError('staff-no-way', 'the customer cannot be reached in this way');
}
