import { z } from 'zod';
import type { SetupReport } from '../setup-report';
import type { TelegramApi } from './telegram-api';

const me = z.object({ username: z.string() });

const webhook = z.object({
  url: z.string(),
  pending_update_count: z.number().optional(),
  last_error_date: z.number().optional(),
  last_error_message: z.string().optional(),
});

/** All that the desk reads; Telegram sends nothing else then. */
const updates = ['message'];

/** Tells Telegram where the desk is, and the secret that it shall send along. */
export async function setTelegramWebhook(
  api: TelegramApi,
  url: string,
  secret: string,
): Promise<void> {
  await api.call('setWebhook', { url, secret_token: secret, allowed_updates: updates });
}

/** Whether the token is right and Telegram delivers to this desk. */
export async function checkTelegram(api: TelegramApi, url: string): Promise<SetupReport> {
  const { username } = me.parse(await api.call('getMe'));
  const info = webhook.parse(await api.call('getWebhookInfo'));
  const { pending_update_count: waiting = 0, last_error_date: at, last_error_message: why } = info;
  const isSet = info.url === url;
  return {
    good: isSet && why === undefined,
    lines: [
      `The token is that of @${username}.`,
      isSet
        ? `Telegram delivers to ${url}.`
        : info.url === ''
          ? 'Telegram delivers nowhere yet: run desk channel telegram set-webhook.'
          : `Telegram delivers to ${info.url}, not to ${url}: run desk channel telegram set-webhook.`,
      `${waiting} messages wait with Telegram.`,
      ...(why === undefined || at === undefined
        ? []
        : [`The last delivery failed at ${new Date(at * 1_000).toISOString()}: ${why}`]),
    ],
  };
}
