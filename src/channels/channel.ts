import type { Server } from 'restify';
import type { Conversation, LoggedActivity } from '../domain/conversation';

/** What a channel can carry, so that the desk says things in a way that gets there. */
export interface ChannelTraits {
  /** How many buttons a message may have; 0: choices are numbered text. */
  buttons: number;
  markdown: boolean;
  /** Customers can send files here; otherwise they get a one-time upload link. */
  files: boolean;
  /** How long after the customer's last message the desk may speak, in milliseconds; none: always. */
  replyWindowMs?: number;
}

/**
 * A way in which customers and the desk exchange messages. It checks what comes from outside, gives it
 * to the `Turns` as Bot Framework activities, acknowledges it once that resolves, and carries what the
 * desk says. It decides nothing about the talk.
 */
export interface Channel {
  /** Bot Framework's channel id, e.g. `directline`; the part of a conversation's id before the colon. */
  readonly id: string;
  readonly traits: ChannelTraits;
  /** Adds its routes; called once, before the server listens. */
  mount(server: Server): void;
  /**
   * Brings to the customer what the desk said outside a turn of theirs: staff's words, a due date. The
   * activities are in the log already; the same ones may come twice.
   * @throws DeskError `delivery-failed` (try again later), `reply-window-closed` (it cannot be said here).
   */
  deliver(conversation: Conversation, activities: LoggedActivity[]): Promise<void>;
  /** Lets go of open connections; a reason that may be shown to clients, e.g. `restarting`. */
  close(reason: string): Promise<void>;
}
