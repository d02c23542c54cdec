import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DeskError } from '../../../domain/errors';
import type { OpenIdSettings } from './open-id-settings';
import type { PendingSignIn } from './pending-sign-in';

/** Who somebody is, as the provider has vouched for it. */
export interface Vouched {
  subject: string;
  name?: string;
  /** Only where the provider has verified it. */
  email?: string;
  claims: Readonly<Record<string, unknown>>;
}

const scope = 'openid profile email';
const patienceSeconds = 10;

/** The library is loaded with the first sign-in: most desks never need it, and all start the quicker. */
const load = () => import('openid-client');
type Library = Awaited<ReturnType<typeof load>>;
type Configuration = InstanceType<Library['Configuration']>;

const claimsSchema = z.looseObject({
  sub: z.string().min(1).max(255),
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
  email: z.email().optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
});

/** The provider of OpenID Connect; what it publishes of itself is read when first needed. */
export class OpenIdProvider {
  #found: Promise<{ library: Library; configuration: Configuration }> | undefined;

  constructor(
    private readonly settings: OpenIdSettings,
    /** Where the provider sends people back to. */
    private readonly callback: string,
  ) {}

  /**
   * Where the browser goes to sign in.
   * @throws DeskError `staff-openid-down`
   */
  async startUrl({ state, nonce, verifier }: PendingSignIn): Promise<URL> {
    const { library, configuration } = await this.#find();
    return library.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callback,
      scope,
      state,
      nonce,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
  }

  /**
   * Exchanges what the browser came back with. `query` is the callback's, with its `?`.
   * @throws DeskError `staff-openid-down`; `staff-openid-failed`: it belongs to no sign-in of this browser,
   *   was used before, or the provider refused.
   */
  async vouch(query: string, { state, nonce, verifier }: PendingSignIn): Promise<Vouched> {
    const { library, configuration } = await this.#find();
    try {
      const tokens = await library.authorizationCodeGrant(
        configuration,
        new URL(`${this.callback}${query}`),
        {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        },
      );
      const told = claimsSchema.parse(tokens.claims());
      const more = needsMore(told, this.settings.roleClaim, configuration)
        ? await library.fetchUserInfo(configuration, tokens.access_token, told.sub)
        : {};
      return vouchedBy(claimsSchema.parse({ ...more, ...told }));
    } catch (fault) {
      throw refusal(fault);
    }
  }

  /** Where the browser goes to end its session there too; nowhere where the provider has no such page. */
  async endUrl(backTo: string): Promise<URL | undefined> {
    const { library, configuration } = await this.#find();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
    return library.buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: backTo,
      client_id: this.settings.clientId,
    });
  }

  /** Asked again after a failure: a provider that was down comes back. */
  #find(): Promise<{ library: Library; configuration: Configuration }> {
    this.#found ??= this.#discover().catch((fault: unknown) => {
      this.#found = undefined;
      throw new DeskError('staff-openid-down', 'the sign-in service does not answer', {
        cause: fault,
      });
    });
    return this.#found;
  }

  async #discover(): Promise<{ library: Library; configuration: Configuration }> {
    const { issuer, clientId, clientSecret } = this.settings;
    const library = await load();
    const url = new URL(issuer);
    const configuration = await library.discovery(url, clientId, clientSecret, undefined, {
      timeout: patienceSeconds,
      // Settings let http through for this very machine alone.
      ...(url.protocol === 'http:' && { execute: [library.allowInsecureRequests] }),
    });
    return { library, configuration };
  }
}

/** Some providers put groups and addresses into their answer about the user alone. */
function needsMore(
  told: z.infer<typeof claimsSchema>,
  roleClaim: string,
  configuration: Configuration,
): boolean {
  return (
    (told[roleClaim] === undefined || told.name === undefined) &&
    configuration.serverMetadata().userinfo_endpoint !== undefined
  );
}

function vouchedBy(claims: z.infer<typeof claimsSchema>): Vouched {
  const name = claims.name ?? claims.preferred_username;
  return {
    subject: claims.sub,
    ...(name !== undefined && { name }),
    ...(claims.email !== undefined && claims.email_verified === true && { email: claims.email }),
    claims,
  };
}

function refusal(fault: unknown): DeskError {
  return isUnreachable(fault)
    ? new DeskError('staff-openid-down', 'the sign-in service does not answer', { cause: fault })
    : new DeskError('staff-openid-failed', 'the sign-in did not come to its end', { cause: fault });
}

/** Whether a fault, or what it came from, is one of the network. */
function isUnreachable(fault: unknown): boolean {
  for (let each = fault, deep = 0; deep < 5; deep++) {
    if (typeof each !== 'object' || each === null) return false;
    const { code, name, cause } = each as { code?: unknown; name?: unknown; cause?: unknown };
    if (typeof code === 'string' && /^(E[A-Z]{3,}|UND_ERR\w*)$/.test(code)) return true;
    if (name === 'TimeoutError') return true;
    each = cause;
  }
  return false;
}
