import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { RetryLater, Undeliverable } from '../../domain/courier';
import { DeskError } from '../../domain/errors';
import { callProvider, type ProviderAnswer } from '../provider-call';

const messengerAddress = 'https://graph.facebook.com';
const version = 'v23.0';

const failure = z.object({
  error: z.object({
    code: z.number(),
    error_subcode: z.number().optional(),
    is_transient: z.boolean().optional(),
  }),
});

const minute = 60_000;

/** The page's Send API, https://developers.facebook.com/docs/messenger-platform/reference/send-api */
export class MessengerApi {
  constructor(
    private readonly pageToken: string,
    private readonly appSecret: string,
    private readonly base = messengerAddress,
  ) {}

  /** Asks something of the page (GET); `fields` are parameters of the address. */
  async get(path: string, fields: Record<string, string> = {}): Promise<unknown> {
    return judged(await callProvider(this.url(path, fields), {}));
  }

  /**
   * @throws Undeliverable (`reply-window-closed`, `blocked`, `unknown-customer`, `refused`), RetryLater
   * (`provider-busy`, `token-refused`), DeskError `provider-down`, `provider-silent`.
   */
  async post(path: string, body: object | FormData): Promise<unknown> {
    return judged(await callProvider(this.url(path, {}), { body }));
  }

  /** The proof shows that the caller holds the app's secret too: a stolen token alone is of no use. */
  private url(path: string, fields: Record<string, string>): string {
    const proof = createHmac('sha256', this.appSecret).update(this.pageToken).digest('hex');
    const query = new URLSearchParams({
      ...fields,
      access_token: this.pageToken,
      appsecret_proof: proof,
    });
    return `${this.base}/${version}/${path}?${query}`;
  }
}

function judged({ status, body }: ProviderAnswer): unknown {
  const read = failure.safeParse(body);
  if (status === 200 && !read.success) return body;
  if (!read.success) throw new DeskError('provider-down', `Messenger answers ${status}`);
  const { code, error_subcode: subcode = 0, is_transient: passes = false } = read.data.error;
  throw failureOf(code, subcode, passes);
}

/** Codes that mean "too many", by application, page, person or call. */
const tooMany = new Set([4, 17, 32, 341, 368, 613, 80_006]);
const mayPass = new Set([1, 2, 1200]);
const windowClosed = new Set([2018278, 2018065, 2534022]);
const nobody = new Set([2018001, 2018218]);

/** https://developers.facebook.com/docs/messenger-platform/error-codes */
function failureOf(code: number, subcode: number, passes: boolean): DeskError {
  if (code === 190)
    return new RetryLater('token-refused', 'the page token is not valid any more', 10 * minute);
  if (tooMany.has(code)) return new RetryLater('provider-busy', 'too many messages', minute);
  if (windowClosed.has(subcode))
    return new Undeliverable('reply-window-closed', 'the customer wrote too long ago');
  if (code === 551 || subcode === 1545041 || subcode === 2018108)
    return new Undeliverable('blocked', 'the customer cannot be written to');
  if (nobody.has(subcode)) return new Undeliverable('unknown-customer', 'no such customer');
  if (passes || mayPass.has(code))
    return new DeskError('provider-down', `Messenger answers ${code}`);
  if (code === 10 || code === 200)
    return new RetryLater('permission-missing', 'the page lacks a permission', 10 * minute);
  return new Undeliverable('refused', `Messenger answers ${code}-${subcode}`);
}
