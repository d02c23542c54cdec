import type { IncomingMessage } from 'node:http';
import type { Request } from 'restify';
import { type ConversationHead, conversationId } from '../../domain/conversation';
import { DeskError } from '../../domain/errors';
import type { TypingSigns } from '../../domain/ports';
import { limitsHere, RateLimit } from '../../domain/rate-limit';
import { clientAddress } from '../http/client-address';
import { RefusalGuard } from '../http/guard';
import { TooManyRequests } from '../http/too-many';
import { InProcessTypingSigns } from '../typing-signs';
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
  readonly signs: TypingSigns;
  private readonly refusals: RefusalGuard;
  private readonly counters: Record<Counted, RateLimit>;

  constructor(readonly deps: DirectLineDeps) {
    if (deps.secret === '') throw new DeskError('bad-setting', 'The Direct Line secret is empty');
    const limits = { ...defaultLimits, ...deps.limits };
    const limitOf = deps.limitOf ?? limitsHere(deps.time);
    const limit = (name: Counted | 'refusals') => limitOf(`chat-${name}`, limits[name]);
    this.limits = limits;
    this.streamTimes = { ...defaultStreamTimes, ...deps.streamTimes };
    this.resumeWindow = deps.resumeWindow ?? thirtyDays;
    this.signs = deps.typing ?? new InProcessTypingSigns();
    const own = deps.publicUrl === undefined ? [] : [new URL(deps.publicUrl).origin];
    this.allowedOrigins = [...(deps.allowedOrigins ?? []), ...own];
    this.tokens = new Tokens(new TokenSigner(deps.signingSecret), deps.time, deps.random);
    this.access = new Access(this.tokens, deps.secret, this.allowedOrigins);
    this.refusals = new RefusalGuard(limit('refusals'), new Set(['bad-token']));
    this.counters = {
      chatTokens: limit('chatTokens'),
      starts: limit('starts'),
      messages: limit('messages'),
      uploads: limit('uploads'),
      // Nothing is gained by asking one desk and then another what is new.
      polls: new RateLimit(limits.polls, deps.time),
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
  ): Promise<{ holder: Holder; conversation: ConversationHead }> {
    const id = String(request.params.conversationId);
    const named = userId.safeParse(user).data ?? this.hubNamed(request, user);
    const holder = this.guarded(request, () => this.access.holder(request, id, named));
    return { holder, conversation: await this.find(id) };
  }

  /** Whether a holder is a contact-centre hub: only the secret has made it one. */
  isHub({ user }: Pick<Holder, 'user'>): boolean {
    return this.deps.hubs?.ids.includes(user) ?? false;
  }

  private hubNamed(request: Request, user: unknown): string | undefined {
    const hub = this.deps.hubs?.ids.find(id => id === user);
    return hub !== undefined && this.caller(request).by === 'secret' ? hub : undefined;
  }

  /** @throws DeskError `conversation-gone` */
  async find(id: string): Promise<ConversationHead> {
    const conversation = await this.deps.conversations.head(conversationId(channelId, id));
    if (conversation) return conversation;
    throw new DeskError('conversation-gone', 'The conversation does not exist, or not any more');
  }

  async exists(id: string): Promise<boolean> {
    return (await this.deps.conversations.head(conversationId(channelId, id))) !== undefined;
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
