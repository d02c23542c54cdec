import { z } from 'zod';
import { type Setting, secret } from '../setting';

/** The company's page on Facebook. */
export const messengerSettings = {
  messengerPageToken: {
    variable: 'MESSENGER_PAGE_TOKEN',
    doc: ['The access token of the page. Without it, /channels/messenger is not there at all.'],
    schema: secret(z.string().regex(/^[A-Za-z0-9]{20,1000}$/)),
    cure: 'give the page access token of the app’s Messenger settings',
    example: 'EAAexamplePageAccessToken0123456789',
  },
  messengerAppSecret: {
    variable: 'MESSENGER_APP_SECRET',
    doc: ['The secret of the app (Settings, Basic): Facebook signs what it sends with it.'],
    schema: secret(z.string().regex(/^[0-9a-f]{32}$/)),
    cure: 'give the app secret: 32 digits and letters a to f',
    example: '0123456789abcdef0123456789abcdef',
  },
  messengerVerifyToken: {
    variable: 'MESSENGER_VERIFY_TOKEN',
    doc: ['A word of your own that you also write beside the webhook in the app’s settings.'],
    schema: secret(z.string().regex(/^[\x21-\x7e]{16,200}$/)),
    cure: 'give at least 16 letters, digits and signs without spaces; make one with: openssl rand -hex 16',
    example: '<openssl rand -hex 16>',
  },
} as const satisfies Record<string, Setting<unknown>>;
