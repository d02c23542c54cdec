import { z } from 'zod';
import { type Setting, secret } from '../setting';

const token = secret(z.string().regex(/^[\x21-\x7e]{20,2000}$/));

/** The company's Zalo Official Account. */
export const zaloSettings = {
  zaloAppId: {
    variable: 'ZALO_APP_ID',
    doc: [
      'The id of the app at developers.zalo.me. Without it, /channels/zalo is not there at all.',
    ],
    schema: z.string().regex(/^\d{5,30}$/) as z.ZodType<string, string>,
    cure: 'give the app id: digits alone (not the id of the Official Account)',
    example: '1234567890123456789',
  },
  zaloAppSecret: {
    variable: 'ZALO_APP_SECRET',
    doc: ['The secret key of the app: the desk renews the tokens with it.'],
    schema: secret(z.string().regex(/^[\x21-\x7e]{8,200}$/)),
    cure: 'give the app’s secret key, as the app’s settings show it',
    example: 'exampleAppSecretKey',
  },
  zaloOaSecret: {
    variable: 'ZALO_OA_SECRET',
    doc: [
      'The “OA Secret Key” of the app’s webhook page: Zalo signs what it sends with it. It is another one',
      'than the app’s secret key.',
    ],
    schema: secret(z.string().regex(/^[\x21-\x7e]{8,200}$/)),
    cure: 'give the OA secret key, as the app’s webhook page shows it',
    example: 'exampleOaSecretKey',
  },
  zaloAccessToken: {
    variable: 'ZALO_ACCESS_TOKEN',
    doc: [
      'The first pair of tokens. From then on the desk renews them itself and keeps the new ones sealed in',
      'its database; npm run desk -- channel zalo set-tokens puts in another pair without these.',
    ],
    schema: token,
    cure: 'give the access token that Zalo’s API Explorer shows',
    example: 'example-access-token-of-zalo',
  },
  zaloRefreshToken: {
    variable: 'ZALO_REFRESH_TOKEN',
    doc: ['The refresh token of the same pair; it works once, within three months.'],
    schema: token,
    cure: 'give the refresh token that came with the access token',
    example: 'example-refresh-token-of-zalo',
  },
} as const satisfies Record<string, Setting<unknown>>;
