import type { Readable } from 'node:stream';
import type { Server } from 'restify';
import type { Conversation, Speaker } from '../domain/conversation';
import type { JsonObject } from '../domain/json';
import type { Heard, RemoteFile } from './inbound/heard';
import type { Piece } from './shape/shape';

/** To whom a piece goes, and who says it. */
export interface Addressee {
  conversation: Conversation;
  from: Exclude<Speaker, 'customer'>;
  now: Date;
}

/** All that one entry of the log says. */
export interface Whole {
  /** The entry's id: the same however often it is sent. */
  id: string;
  pieces: readonly Piece[];
}

/**
 * A way in which customers and the desk exchange messages. It checks what comes from outside and says what
 * it means, and carries what the desk says. It decides nothing about the talk; what it can show stands in
 * `traits.ts`.
 */
export interface Channel {
  /** Bot Framework's channel id, e.g. `directline`; the part of a conversation's id before the colon. */
  readonly id: string;
  /** Whether what the desk says is sent through the outbox; else the channel's clients read the log. */
  readonly pushes: boolean;
  /** Other channel ids whose conversations it carries, for a relay of other channels. */
  carries?(channelId: string): boolean;
  /** Adds its routes; called once, before the server listens. */
  mount(server: Server): void;
  /** Begins what is no answer to a request, such as looking into a mailbox. */
  start?(): void;
  /**
   * Reads an event that the channel has kept (`InboundEvents`): what the customer did, in its order. Nothing
   * for what is of no interest.
   * @throws what makes the event useless: it is dropped.
   */
  read?(content: JsonObject): Heard[];
  /**
   * The content of a file that stands with the provider.
   * @throws DeskError `evidence-…` where it can never be had; anything else is tried again.
   */
  openFile?(file: RemoteFile): Promise<Readable>;
  /**
   * Sends one piece to the customer.
   * @throws Undeliverable where it can never be said here (`reply-window-closed`, `blocked`), RetryLater
   * where the provider has said when to come again; anything else is tried again.
   */
  send?(piece: Piece, to: Addressee): Promise<void>;
  /** The same for a channel whose messages hold all the pieces of an entry at once, in place of `send`. */
  sendWhole?(whole: Whole, to: Addressee): Promise<void>;
  /** Shows that an answer is on its way. Nobody waits for it, and a failure is of no consequence. */
  showTyping?(heard: Heard): Promise<void>;
  /** Lets go of open connections; a reason that may be shown to clients, e.g. `restarting`. */
  close(reason: string): Promise<void>;
}
