import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { DeskError } from '../../domain/errors';
import { isAllowedOrigin, originOf } from '../http/origins';
import type { Claims } from './token';
import type { Holder, Tokens } from './tokens';

/** Who makes a request: the holder of the operator's secret, or of a token. */
export type Caller = { by: 'secret' } | { by: 'token'; claims: Claims };

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Says who may do what on the Direct Line. */
export class Access {
  private readonly secret: Buffer | undefined;

  constructor(
    private readonly tokens: Tokens,
    secret: string | undefined,
    private readonly allowedOrigins: readonly string[],
  ) {
    this.secret = secret === undefined ? undefined : digest(secret);
  }

  /**
   * The stock client takes 403 as "ask for another token" and anything else as a failure, so a missing
   * credential answers 401 and a bad one 403.
   * @throws DeskError `missing-token`, `bad-token`, `token-expired`, `origin-refused`
   */
  caller(request: IncomingMessage): Caller {
    const [, bearer] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (bearer === undefined)
      throw new DeskError('missing-token', 'Send a token as Authorization: Bearer');
    this.checkPage(request, []);
    if (this.secret && timingSafeEqual(digest(bearer), this.secret)) return { by: 'secret' };
    const claims = this.tokens.verify(bearer, 'token');
    this.checkPage(request, claims.origins);
    return { by: 'token', claims };
  }

  /**
   * The holder in whose name a request to one conversation is made. The secret opens every conversation;
   * `user` names the customer there.
   * @throws DeskError as `caller`, `wrong-conversation`
   */
  holder(request: IncomingMessage, conversation: string, user?: string): Holder {
    const caller = this.caller(request);
    if (caller.by === 'secret') return { conversation, user: user ?? 'customer', origins: [] };
    if (caller.claims.conversation !== conversation)
      throw new DeskError('wrong-conversation', 'The token is for another conversation');
    return caller.claims;
  }

  /** @throws DeskError `origin-refused` */
  checkPage(request: IncomingMessage, trusted: readonly string[]): void {
    const origin = originOf(request);
    const isTrusted = origin === undefined || trusted.length === 0 || trusted.includes(origin);
    if (!isTrusted || !isAllowedOrigin(request, this.allowedOrigins))
      throw new DeskError('origin-refused', 'This page may not talk to the desk');
  }
}
