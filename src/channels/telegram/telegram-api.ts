import { z } from 'zod';
import { RetryLater, Undeliverable } from '../../domain/courier';
import { DeskError } from '../../domain/errors';
import { callProvider } from '../provider-call';

const telegramAddress = 'https://api.telegram.org';

const answer = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  description: z.string().optional(),
  parameters: z.object({ retry_after: z.number().optional() }).optional(),
});

/** An operator has to put the token right; until then nothing gets through. */
const untilTokenIsRight = 600_000;

/** Bot API, https://core.telegram.org/bots/api#making-requests */
export class TelegramApi {
  constructor(
    private readonly token: string,
    private readonly base = telegramAddress,
  ) {}

  /**
   * @throws Undeliverable (`blocked`, `unknown-customer`, `refused`), RetryLater (`provider-busy`,
   * `token-refused`), DeskError `provider-down`, `provider-silent`.
   */
  async call(method: string, body: object | FormData = {}): Promise<unknown> {
    const { status, body: said } = await callProvider(`${this.base}/bot${this.token}/${method}`, {
      body,
    });
    const read = answer.safeParse(said);
    if (read.success && read.data.ok) return read.data.result;
    throw failureOf(status, read.success ? read.data : undefined);
  }

  /** Where a file is, once `getFile` has told its path. */
  fileUrl(path: string): string {
    return `${this.base}/file/bot${this.token}/${path}`;
  }

  get host(): string {
    return new URL(this.base).hostname;
  }
}

/** https://core.telegram.org/api/errors; the description is the only thing that tells some of them apart. */
function failureOf(status: number, said: z.output<typeof answer> | undefined): DeskError {
  const code = said?.error_code ?? status;
  const words = said?.description ?? '';
  if (code === 429)
    return new RetryLater(
      'provider-busy',
      'too many messages',
      wait(said?.parameters?.retry_after),
    );
  if (code === 401 || code === 404)
    return new RetryLater('token-refused', 'Telegram does not know this token', untilTokenIsRight);
  if (code === 403) return new Undeliverable('blocked', 'the customer has blocked the bot');
  if (code === 400 && /chat not found|user is deactivated|PEER_ID_INVALID/i.test(words))
    return new Undeliverable('unknown-customer', 'there is no such chat any more');
  if (code === 400 && /file is too big/i.test(words))
    return new Undeliverable('file-too-big', 'Telegram gives out no file of this size');
  if (code >= 400 && code < 500) return new Undeliverable('refused', `Telegram answers ${code}`);
  return new DeskError('provider-down', `Telegram answers ${code}`);
}

const wait = (seconds = 5): number => seconds * 1_000;
