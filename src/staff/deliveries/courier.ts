import { DeskError } from '../../domain/errors';
import type { ClaimedItem } from '../../domain/outbox';

/** Delivers the outbox items of one kind. */
export interface Courier {
  readonly kind: string;
  /** @throws Undeliverable where trying again cannot help; anything else is tried again later. */
  deliver(item: ClaimedItem): Promise<void>;
}

export class Undeliverable extends DeskError {
  override readonly name = 'Undeliverable';
}
