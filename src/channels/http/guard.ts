import { DeskError } from '../../domain/errors';
import type { RateLimit } from '../../domain/rate-limit';
import { TooManyRequests } from './too-many';

/** Counts failed credentials per address, and stops looking at credentials after too many of them. */
export class RefusalGuard {
  constructor(
    private readonly limit: RateLimit,
    private readonly counted: ReadonlySet<string>,
  ) {}

  /** @throws TooManyRequests, or what the check throws. */
  guard<T>(address: string, check: () => T): T {
    if (this.limit.isSpent(address)) throw new TooManyRequests(this.limit.retryAfter(address));
    try {
      return check();
    } catch (error) {
      if (error instanceof DeskError && this.counted.has(error.code)) this.limit.allows(address);
      throw error;
    }
  }
}
