import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ChannelStates } from '../../domain/channel-store';
import { RetryLater } from '../../domain/courier';
import type { TimeSource } from '../../domain/ports';
import { callProvider } from '../provider-call';

const zaloOauthAddress = 'https://oauth.zaloapp.com';

/** Where the pair is kept (`ChannelStates`). */
const zaloTokenKey = 'zalo.tokens';

/** A pair of tokens. The refresh token is good once: each use gives another pair. */
export interface ZaloTokenPair {
  access: string;
  refresh: string;
  /** ISO instant; unknown of the first pair, which an operator gave. */
  expiresAt?: string;
}

/** With the hash of the refresh token that the settings had: another one there takes the pair's place. */
type StoredPair = ZaloTokenPair & { seed: string };

const stored = z.object({
  access: z.string().min(1),
  refresh: z.string().min(1),
  expiresAt: z.iso.datetime().optional(),
  seed: z.string(),
});

/** Zalo writes the seconds as a text. */
const renewed = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});

export interface ZaloTokenDeps {
  appId: string;
  appSecret: string;
  /** The first pair, of the settings. */
  first?: { access: string; refresh: string };
  states: ChannelStates;
  time: TimeSource;
  oauth?: string;
}

/** Renewed so long before its end. */
const earlyMs = 600_000;
/** Longer than a call to Zalo takes. */
const leaseMs = 60_000;
/** An operator has to put in a new pair. */
const untilRepaired = 600_000;

/**
 * The Official Account's tokens: an access token lives a day or so; the refresh token works once and gives
 * the next pair. So only one process at a time renews, and the new pair is on disk before anybody uses it.
 * https://developers.zalo.me/docs/official-account/bat-dau/xac-thuc-va-uy-quyen-cho-ung-dung-new
 */
export class ZaloTokens {
  constructor(private readonly deps: ZaloTokenDeps) {}

  /**
   * The token to call with; renewed where it is about to end, or is the one that was `refused`.
   * @throws RetryLater `token-refused` where Zalo takes the refresh token no more, `token-busy` where another
   * process is at it.
   */
  async access(refused?: string): Promise<string> {
    const present = await this.present();
    if (!present)
      throw new RetryLater(
        'token-missing',
        'there are no tokens: see desk channel zalo',
        untilRepaired,
      );
    return this.isGood(present, refused) ? present.access : this.renew(refused);
  }

  /** Puts in a pair that an operator got from Zalo. */
  async set(access: string, refresh: string): Promise<void> {
    const { first, states } = this.deps;
    const pair: StoredPair = { access, refresh, seed: seedOf(first?.refresh ?? '') };
    await states.write(zaloTokenKey, { ...pair });
  }

  /** The pair as it is stored, or as the settings have it. */
  async present(): Promise<StoredPair | undefined> {
    return this.current(await this.deps.states.read(zaloTokenKey));
  }

  private current(state: unknown): StoredPair | undefined {
    const { first } = this.deps;
    const read = stored.safeParse(state);
    const seed = seedOf(first?.refresh ?? '');
    if (read.success && (!first || read.data.seed === seed)) return known(read.data);
    return first && { ...first, seed };
  }

  private isGood({ access, expiresAt }: ZaloTokenPair, refused: string | undefined): boolean {
    if (access === refused) return false;
    const ends = expiresAt === undefined ? Infinity : new Date(expiresAt).getTime();
    return this.deps.time.now().getTime() < ends - earlyMs;
  }

  private async renew(refused: string | undefined): Promise<string> {
    const { states, time } = this.deps;
    const done = await states.alone(zaloTokenKey, time.now(), leaseMs, async state => {
      const present = this.current(state);
      if (!present) throw new RetryLater('token-missing', 'there are no tokens', untilRepaired);
      // Somebody else was faster.
      if (this.isGood(present, refused)) return { result: present.access };
      const next: StoredPair = { ...(await this.exchange(present.refresh)), seed: present.seed };
      return { next: { ...next }, result: next.access };
    });
    if (!done) throw new RetryLater('token-busy', 'the token is just being renewed', 2_000);
    return done.result;
  }

  private async exchange(refresh: string): Promise<ZaloTokenPair> {
    const { appId, appSecret, time, oauth = zaloOauthAddress } = this.deps;
    const form = new URLSearchParams({
      refresh_token: refresh,
      app_id: appId,
      grant_type: 'refresh_token',
    });
    const { status, body } = await callProvider(`${oauth}/v4/oa/access_token`, {
      body: form,
      headers: { secret_key: appSecret },
    });
    const read = renewed.safeParse(body);
    if (!read.success)
      throw status >= 500
        ? new RetryLater('provider-down', `Zalo answers ${status}`, 5_000)
        : new RetryLater('token-refused', 'Zalo does not take the refresh token', untilRepaired);
    const { access_token: access, refresh_token, expires_in } = read.data;
    const expiresAt = new Date(time.now().getTime() + expires_in * 1_000).toISOString();
    return { access, refresh: refresh_token, expiresAt };
  }
}

const seedOf = (refresh: string): string =>
  createHash('sha256').update(`zalo-seed:${refresh}`).digest('base64url');

const known = ({ expiresAt, ...pair }: z.output<typeof stored>): StoredPair => ({
  ...pair,
  ...(expiresAt && { expiresAt }),
});
