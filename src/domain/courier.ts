import { DeskError } from './errors';
import type { ClaimedItem } from './outbox';

/** Delivers the outbox items of one kind. */
export interface Courier {
  readonly kind: string;
  /**
   * @throws Undeliverable where trying again cannot help; RetryLater where it is known when it may;
   * anything else is tried again with the usual back-off.
   */
  deliver(item: ClaimedItem): Promise<void>;
}

export class Undeliverable extends DeskError {
  override readonly name = 'Undeliverable';
}

/** Not now: whoever should take it has said when to come again. */
export class RetryLater extends DeskError {
  override readonly name = 'RetryLater';
  constructor(
    code: string,
    message: string,
    /** Milliseconds until it may be tried again. */
    readonly afterMs: number,
  ) {
    super(code, message);
  }
}
