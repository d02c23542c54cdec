import { z } from 'zod';
import { type Setting, secret } from '../setting';

/** The bot of Telegram. */
export const telegramSettings = {
  telegramBotToken: {
    variable: 'TELEGRAM_BOT_TOKEN',
    doc: ['The token that @BotFather gave. Without it, /channels/telegram is not there at all.'],
    schema: secret(z.string().regex(/^\d{5,20}:[A-Za-z0-9_-]{20,100}$/)),
    cure: 'give the whole token of @BotFather: digits, a colon, letters and digits',
    example: '123456789:example-token-of-BotFather-0123456',
  },
  telegramSecret: {
    variable: 'TELEGRAM_SECRET',
    doc: [
      'Told to Telegram by: npm run desk -- channel telegram set-webhook. Telegram sends it along with',
      'each message, so that nobody else can.',
    ],
    schema: secret(z.string().regex(/^[A-Za-z0-9_-]{24,256}$/)),
    cure: 'give 24 to 256 letters, digits, _ and -; make one with: openssl rand -hex 32',
    example: '<openssl rand -hex 32>',
  },
} as const satisfies Record<string, Setting<unknown>>;
