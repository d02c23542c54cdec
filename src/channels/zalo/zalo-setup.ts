import { z } from 'zod';
import type { SetupReport } from '../setup-report';
import type { ZaloApi } from './zalo-api';
import type { ZaloTokens } from './zalo-tokens';

const account = z.object({ name: z.string() });

/** Whether Zalo takes the tokens; they are renewed on the way where it is time. */
export async function checkZalo(
  api: ZaloApi,
  tokens: ZaloTokens,
  url: string,
): Promise<SetupReport> {
  const { name } = account.parse(await api.call('/v2.0/oa/getoa'));
  const pair = await tokens.present();
  return {
    good: true,
    lines: [
      `The tokens are those of the Official Account ${name}.`,
      pair?.expiresAt
        ? `The access token is good until ${pair.expiresAt}, and is renewed before that.`
        : 'The access token is the first one; the desk renews it when Zalo refuses it.',
      `The webhook’s address is ${url}.`,
    ],
  };
}
