import { DeskError } from '../../domain/errors';
import type { RandomSource, TimeSource } from '../../domain/ports';
import type { Claims, TokenSigner } from './token';

/** Seconds for which a token is good; the stock client refreshes at half of it. */
const tokenLifetime = 1800;

/** Whom a token speaks for, without its kind and expiry. */
export type Holder = Pick<Claims, 'conversation' | 'user' | 'origins'>;

export interface TokenAnswer {
  conversationId: string;
  token: string;
  /** Seconds. */
  expires_in: number;
}

/** Mints tokens and tells good ones from the rest. */
export class Tokens {
  constructor(
    private readonly signer: TokenSigner,
    private readonly time: TimeSource,
    private readonly random: RandomSource,
  ) {}

  /** A holder of a conversation that nobody has begun yet. */
  newcomer(user?: string, origins: string[] = []): Holder {
    // Ids that begin with the time stand side by side in the database's indexes.
    const conversation = `${this.time.now().getTime().toString(36)}-${this.id()}`;
    return { conversation, user: user ?? `dl_${this.id()}`, origins };
  }

  answer(holder: Holder): TokenAnswer {
    return {
      conversationId: holder.conversation,
      token: this.mint('token', holder),
      expires_in: tokenLifetime,
    };
  }

  mint(kind: Claims['kind'], holder: Holder): string {
    const { conversation, user, origins } = holder;
    const expires = this.seconds() + tokenLifetime;
    return this.signer.sign({ kind, conversation, user, origins, expires });
  }

  /** @throws DeskError `bad-token`, `token-expired` */
  verify(token: string, kind: Claims['kind']): Claims {
    const claims = this.readAs(kind, token);
    if (claims.expires <= this.seconds())
      throw new DeskError('token-expired', 'The token has expired');
    return claims;
  }

  /**
   * The holder of a token that may have expired, but no longer ago than the window in seconds.
   * @throws DeskError `bad-token`, `token-expired`
   */
  resume(token: string, window: number): Claims {
    const claims = this.readAs('token', token);
    if (claims.expires + window <= this.seconds())
      throw new DeskError('token-expired', 'The token expired too long ago');
    return claims;
  }

  private readAs(kind: Claims['kind'], token: string): Claims {
    const claims = this.signer.read(token);
    if (claims.kind !== kind) throw new DeskError('bad-token', 'The token is of another kind');
    return claims;
  }

  /** An id for something that is answered and not kept. */
  passingId(): string {
    return this.id();
  }

  private id(): string {
    return Buffer.from(this.random.bytes(18)).toString('base64url');
  }

  private seconds(): number {
    return Math.floor(this.time.now().getTime() / 1000);
  }
}
