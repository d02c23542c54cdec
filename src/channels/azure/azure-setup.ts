import type { SetupReport } from '../setup-report';
import type { AzureIdentity } from './azure-identity';

/** Whether Microsoft takes the application's credentials; that Azure finds the desk shows with a message. */
export async function checkAzure(identity: AzureIdentity, url: string): Promise<SetupReport> {
  const endpoint = `The messaging endpoint of the Azure bot has to be ${url}`;
  const lines = url.startsWith('https://')
    ? [`${endpoint}.`]
    : [`${endpoint}, and Azure calls https alone: set PUBLIC_URL.`];
  try {
    await identity.token(true);
    return { good: url.startsWith('https://'), lines: ['Microsoft gives a token.', ...lines] };
  } catch {
    const why =
      'Microsoft gives no token for this application: is the client secret right, and not expired?';
    return { good: false, lines: [why, ...lines] };
  }
}
