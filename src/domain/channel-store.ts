import type { JsonObject } from './json';

/** Something that a channel's provider told the desk, kept until a turn has dealt with it. */
export interface InboundEvent {
  /** The channel's id, e.g. `zalo`. */
  channel: string;
  /** Events of one line are dealt with one after the other, as they came: the conversation's id. */
  line: string;
  /** The provider's own id of the event, unique in the channel: a second delivery is not kept. */
  key: string;
  /** As the channel needs it to deal with the event later. */
  content: JsonObject;
}

export interface ClaimedEvent extends InboundEvent {
  /** The order in which events came. */
  seq: number;
  receivedAt: Date;
  /** How often it was begun, this time included. */
  attempts: number;
}

/**
 * What came in and waits for its turn. A channel acknowledges once `keep` has resolved, so that nothing
 * acknowledged is lost, however long the turn takes.
 */
export interface InboundEvents {
  /** @returns how many were new. */
  keep(events: readonly InboundEvent[], at: Date): Promise<number>;
  /** The first event of each line that is free, taken for `leaseMs`. */
  claim(now: Date, limit: number, leaseMs: number): Promise<ClaimedEvent[]>;
  /** Frees an event that could not be dealt with yet; those behind it in its line wait for it. */
  postpone(seq: number, until: Date): Promise<void>;
  done(seq: number): Promise<void>;
  waiting(): Promise<number>;
}

/** How far a conversation's log has been brought to the customer. */
export interface DeliveryMark {
  /** All up to this number of the log was delivered, or given up. */
  seq: number;
  /** Of the activity behind it, as many pieces were delivered already. */
  pieces: number;
}

export interface DeliveryMarks {
  /**
   * Where to go on; nobody else delivers in this conversation until `release` or the lease's end.
   * @returns undefined while somebody else does.
   */
  claim(conversationId: string, now: Date, leaseMs: number): Promise<DeliveryMark | undefined>;
  set(conversationId: string, mark: DeliveryMark): Promise<void>;
  release(conversationId: string): Promise<void>;
}

/** What a channel has to remember of its own, such as tokens that change: sealed, by key. */
export interface ChannelStates {
  read(key: string): Promise<JsonObject | undefined>;
  write(key: string, content: JsonObject): Promise<void>;
  /**
   * Runs something that only one process may do at a time; what it resolves with as `next` takes the place
   * of what was there, in the same step that lets go.
   * @returns undefined where somebody else is at it.
   */
  alone<T>(
    key: string,
    now: Date,
    leaseMs: number,
    work: (present: JsonObject | undefined) => Promise<{ next?: JsonObject; result: T }>,
  ): Promise<{ result: T } | undefined>;
}
