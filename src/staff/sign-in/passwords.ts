import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { DeskError } from '../../domain/errors';
import type { RandomSource } from '../../domain/ports';

/** scrypt's cost: N (a power of two), r and p. The usual one is of OWASP's list: 32 MB and about ¼ s. */
export interface PasswordCost {
  N: number;
  r: number;
  p: number;
}

export const usualCost: PasswordCost = { N: 32_768, r: 8, p: 3 };

export const shortestPassword = 12;
/** Long enough for any sentence, short enough to hash. */
export const longestPassword = 256;

const keyLength = 32;
const atOnce = 2;
const mostWaiting = 16;

/**
 * Hashes and checks passwords, two at a time: hashing is made to be dear, and strangers who try
 * passwords must not keep the desk from its customers.
 */
export class Passwords {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly random: RandomSource,
    private readonly cost: PasswordCost = usualCost,
  ) {}

  async hash(password: string): Promise<string> {
    const { N, r, p } = this.cost;
    const salt = Buffer.from(this.random.bytes(16));
    const key = await this.#derive(password, salt, this.cost);
    return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
  }

  /**
   * Whether a password belongs to a hash; without a hash it takes as long and says no.
   * @throws DeskError `staff-busy` where too many are being checked already.
   */
  async matches(password: string, stored: string | undefined): Promise<boolean> {
    const parsed = stored === undefined ? this.#unmatchable() : parseHash(stored);
    const key = await this.#derive(password, parsed.salt, parsed.cost);
    return timingSafeEqual(key, parsed.key) && stored !== undefined;
  }

  /** A hash of the usual cost that no password is known to have. */
  #unmatchable(): ParsedHash {
    const salt = Buffer.from(this.random.bytes(16));
    return { cost: this.cost, salt, key: Buffer.from(this.random.bytes(keyLength)) };
  }

  async #derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
    await this.#enter();
    try {
      return await derive(password.normalize('NFKC'), salt, {
        ...cost,
        maxmem: 256 * cost.N * cost.r,
      });
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < atOnce) {
      this.#running++;
      return;
    }
    if (this.#waiting.length >= mostWaiting)
      throw new DeskError('staff-busy', 'too many passwords are being checked');
    // Whoever leaves hands its place on, so the count stays.
    await new Promise<void>(resolve => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running--;
  }
}

interface ParsedHash {
  cost: PasswordCost;
  salt: Buffer;
  key: Buffer;
}

function parseHash(stored: string): ParsedHash {
  const [scheme, N, r, p, salt, key] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined)
    throw new DeskError('password-hash', 'a stored password hash is of an unknown kind');
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, keyLength, options, (fault, key) =>
      fault ? reject(fault) : resolve(key),
    );
  });
}
