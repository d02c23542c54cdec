import { z } from 'zod';
import { RetryLater, Undeliverable } from '../../domain/courier';
import { DeskError } from '../../domain/errors';
import { callProvider } from '../provider-call';
import type { ZaloTokens } from './zalo-tokens';

const zaloAddress = 'https://openapi.zalo.me';

/** Zalo answers 200 to almost everything: what went wrong stands in `error`. */
const answer = z.object({ error: z.coerce.number(), data: z.unknown().optional() });

const minute = 60_000;

/** The access token is not, or no longer, right. */
const tokenErrors = new Set([-216, -220, -124]);

/** OpenAPI of an Official Account, https://developers.zalo.me/docs/official-account */
export class ZaloApi {
  constructor(
    private readonly tokens: Pick<ZaloTokens, 'access'>,
    private readonly base = zaloAddress,
  ) {}

  /**
   * Calls with a token that is good; one that Zalo refuses is renewed, once.
   * @param body made anew for each try, since a form can be sent once.
   * @throws Undeliverable (`reply-window-closed`, `unknown-customer`, `blocked`, `refused`), RetryLater
   * (`provider-busy`, `quota-spent`, `token-…`), DeskError `provider-down`, `provider-silent`.
   */
  async call(path: string, body?: () => object | FormData): Promise<unknown> {
    let refused: string | undefined;
    for (;;) {
      const token = await this.tokens.access(refused);
      const { status, body: said } = await callProvider(`${this.base}${path}`, {
        ...(body && { body: body() }),
        headers: { access_token: token },
      });
      const read = answer.safeParse(said);
      if (!read.success) throw new DeskError('provider-down', `Zalo answers ${status}`);
      const { error, data } = read.data;
      if (error === 0) return data;
      if (!tokenErrors.has(error)) throw failureOf(error);
      if (refused !== undefined)
        throw new RetryLater('token-refused', 'Zalo takes no token of this account', 10 * minute);
      refused = token;
    }
  }
}

/** https://developers.zalo.me/docs/official-account/phu-luc/ma-loi */
function failureOf(code: number): DeskError {
  switch (code) {
    case -230:
    case -232:
      return new Undeliverable('reply-window-closed', 'the customer wrote too long ago');
    case -320:
    case -321:
    case -211:
      // From 48 hours on a message costs; somebody has to top the account up.
      return new RetryLater('quota-spent', 'the account has no paid messages left', 60 * minute);
    case -32:
    case -218:
      return new RetryLater('provider-busy', 'too many messages', minute);
    case -213:
    case -217:
    case -227:
    case -244:
      return new Undeliverable('blocked', 'the customer cannot be written to');
    case -215:
    case -233:
      return new Undeliverable('unknown-customer', 'Zalo does not know this customer');
    case -204:
    case -205:
    case -209:
    case -221:
    case -224:
      return new RetryLater('permission-missing', `Zalo answers ${code}`, 10 * minute);
    case -200:
    case -1:
      return new DeskError('provider-down', `Zalo answers ${code}`);
    default:
      return new Undeliverable('refused', `Zalo answers ${code}`);
  }
}
