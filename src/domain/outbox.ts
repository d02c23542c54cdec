import type { JsonObject } from './json';

/**
 * Something to be delivered elsewhere, written with the turn that decided it and delivered after it:
 * once, or (after a crash) twice with the same id, never not at all.
 */
export interface OutboxItem {
  id: string;
  /** Names the courier that delivers it, e.g. `mail.handoff`. */
  kind: string;
  payload: JsonObject;
  /** The case it belongs to, so that erasing the case erases it. */
  reference?: string;
  /** The conversation it belongs to, where no case is. */
  conversationId?: string;
  /** Not before. */
  dueAt: Date;
}

export interface ClaimedItem extends OutboxItem {
  /** How often delivery was begun, this time included. */
  attempts: number;
}
