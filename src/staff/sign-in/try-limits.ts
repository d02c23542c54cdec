import { DeskError } from '../../domain/errors';
import type { LimitMaker, Rate, RateLimit } from '../../domain/rate-limit';

/** Whoever tries has tried too often; `retryAfter` is in seconds. */
export class TooManyTries extends DeskError {
  override readonly name = 'TooManyTries';
  constructor(readonly retryAfter: number) {
    super('staff-too-many', 'too many tries');
  }
}

const usual = {
  /** A whole office may share one address at eight o'clock; each account has its own lock besides. */
  address: { burst: 60, perMinute: 10 },
  /** Nothing can be guessed there; the company's sign-in service is not to be flooded through the desk. */
  provider: { burst: 200, perMinute: 60 },
  /** Codes that a signed-in person types to set up, or take off, her authenticator. */
  account: { burst: 10, perMinute: 1 },
} satisfies Record<string, Rate>;

/**
 * How often may be tried what could be guessed: passwords, links and codes. Beside the lock of each account
 * (`lock-out.ts`).
 */
export class TryLimits {
  readonly #address: RateLimit;
  readonly #account: RateLimit;
  readonly #provider: RateLimit;

  constructor(limitOf: LimitMaker, rates: typeof usual = usual) {
    this.#address = limitOf('sign-in-address', rates.address);
    this.#account = limitOf('sign-in-account', rates.account);
    this.#provider = limitOf('sign-in-provider', rates.provider);
  }

  /** @throws TooManyTries */
  fromAddress(address: string): void {
    take(this.#address, address);
  }

  /** @throws TooManyTries */
  atProvider(address: string): void {
    take(this.#provider, address);
  }

  /** @throws TooManyTries */
  ofAccount(id: string): void {
    take(this.#account, id);
  }
}

function take(limit: RateLimit, key: string): void {
  if (!limit.allows(key)) throw new TooManyTries(limit.retryAfter(key));
}
