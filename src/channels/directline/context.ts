import type { IncomingMessage } from 'node:http';
import type { Request } from 'restify';
import { type Conversation, conversationId } from '../../domain/conversation';
import { DeskError } from '../../domain/errors';
import { clientAddress } from '../http/client-address';
import { RefusalGuard } from '../http/guard';
import { type Rate, RateLimit } from '../http/rate-limit';
import { TooManyRequests } from '../http/too-many';
import { Access, type Caller } from './access';
import {
  type DirectLineDeps,
  type DirectLineLimits,
  defaultLimits,
  defaultStreamTimes,
  type StreamTimes,
} from './deps';
import { channelId } from './incoming';
import { TokenSigner } from './token';
import { type Holder, Tokens } from './tokens';
import { userId } from './user-id';

const thirtyDays = 30 * 24 * 3600;

type Counted = 'chatTokens' | 'starts' | 'messages' | 'uploads' | 'polls';

/** What every route of the Direct Line works with: the dependencies, and what is made of them once. */
export class DirectLineContext {
  readonly limits: DirectLineLimits;
  readonly streamTimes: StreamTimes;
  readonly resumeWindow: number;
  readonly allowedOrigins: readonly string[];
  readonly tokens: Tokens;
  readonly access: Access;
  private readonly refusals: RefusalGuard;
  private readonly counters: Record<Counted, RateLimit>;

  constructor(readonly deps: DirectLineDeps) {
    if (deps.secret === '') throw new DeskError('bad-setting', 'The Direct Line secret is empty');
    const limits = { ...defaultLimits, ...deps.limits };
    const limit = (rate: Rate) => new RateLimit(rate, deps.time);
    this.limits = limits;
    this.streamTimes = { ...defaultStreamTimes, ...deps.streamTimes };
    this.resumeWindow = deps.resumeWindow ?? thirtyDays;
    const own = deps.publicUrl === undefined ? [] : [new URL(deps.publicUrl).origin];
    this.allowedOrigins = [...(deps.allowedOrigins ?? []), ...own];
    this.tokens = new Tokens(new TokenSigner(deps.signingSecret), deps.time, deps.random);
    this.access = new Access(this.tokens, deps.secret, this.allowedOrigins);
    this.refusals = new RefusalGuard(limit(limits.refusals), new Set(['bad-token']));
    this.counters = {
      chatTokens: limit(limits.chatTokens),
      starts: limit(limits.starts),
      messages: limit(limits.messages),
      uploads: limit(limits.uploads),
      polls: limit(limits.polls),
    };
  }

  addressOf(request: IncomingMessage): string {
    return clientAddress(request, this.deps.trustedProxies);
  }

  /** Looks at a credential; an address that shows too many bad ones is not looked at for a while. */
  guarded<T>(request: IncomingMessage, check: () => T): T {
    return this.refusals.guard(this.addressOf(request), check);
  }

  caller(request: Request): Caller {
    return this.guarded(request, () => this.access.caller(request));
  }

  /**
   * Lets a request into the conversation of its address. `user` is whom a caller with the secret names;
   * a token's own user always wins.
   * @throws DeskError for what is wrong with the credential; `conversation-gone`
   */
  async enter(
    request: Request,
    user?: unknown,
  ): Promise<{ holder: Holder; conversation: Conversation }> {
    const id = String(request.params.conversationId);
    const named = userId.safeParse(user).data;
    const holder = this.guarded(request, () => this.access.holder(request, id, named));
    return { holder, conversation: await this.find(id) };
  }

  /** @throws DeskError `conversation-gone` */
  async find(id: string): Promise<Conversation> {
    const conversation = await this.deps.conversations.find(conversationId(channelId, id));
    if (conversation) return conversation;
    throw new DeskError('conversation-gone', 'The conversation does not exist, or not any more');
  }

  async exists(id: string): Promise<boolean> {
    return (await this.deps.conversations.find(conversationId(channelId, id))) !== undefined;
  }

  /** False when the key has done this too often. */
  allows(what: Counted, key: string): boolean {
    return this.counters[what].allows(key);
  }

  /** @throws TooManyRequests */
  take(what: Counted, key: string): void {
    if (!this.allows(what, key)) throw new TooManyRequests(this.counters[what].retryAfter(key));
  }
}
