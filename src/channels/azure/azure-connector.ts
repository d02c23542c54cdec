import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { RetryLater, Undeliverable } from '../../domain/courier';
import { DeskError } from '../../domain/errors';
import { callProvider } from '../provider-call';
import { isPublicAddress } from '../public-address';
import type { AzureIdentity } from './azure-identity';

/** Until an operator has put credentials right. */
const untilPutRight = 600_000;
const busyMs = 5_000;

/**
 * Bot Framework's connector: `POST {serviceUrl}/v3/conversations/{id}/activities`. Called plainly, since the
 * SDK's client follows redirects to other hosts and tries again by itself; when to try is the outbox's.
 */
export class AzureConnector {
  constructor(
    private readonly identity: AzureIdentity,
    /** `host:port` of connectors on this very machine. */
    private readonly ownServices: readonly string[] = [],
  ) {}

  /**
   * @throws Undeliverable (`blocked`, `unknown-customer`, `refused`), RetryLater (`provider-busy`,
   * `token-refused`), DeskError `provider-down`, `provider-silent`, `azure-sign-in`.
   */
  async post(serviceUrl: string, conversation: string, activity: object): Promise<void> {
    await this.checkAddress(serviceUrl);
    const base = serviceUrl.replace(/\/+$/, '');
    const url = `${base}/v3/conversations/${encodeURIComponent(conversation)}/activities`;
    const call = async (anew: boolean) =>
      callProvider(url, {
        body: activity,
        headers: { authorization: `Bearer ${await this.identity.token(anew)}` },
      });
    const { status } = await call(false);
    if (status !== 401) return judge(status);
    judge((await call(true)).status);
  }

  /** The token for a file that stands with a service; for no other host. */
  async tokenFor(url: string, serviceUrl: string): Promise<string | undefined> {
    const same = URL.canParse(url) && new URL(url).host === new URL(serviceUrl).host;
    return same ? this.identity.token(false) : undefined;
  }

  /** Nobody is called within the house, whatever a token says. */
  private async checkAddress(serviceUrl: string): Promise<void> {
    const { protocol, hostname, host } = new URL(serviceUrl);
    if (this.ownServices.includes(host)) return;
    const isName = isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
    if (protocol !== 'https:' || !isName) throw privateAddress();
    const found = await lookup(hostname, { all: true }).catch(() => {
      throw new DeskError('provider-silent', 'the service has no address');
    });
    if (!found.every(({ address }) => isPublicAddress(address))) throw privateAddress();
  }
}

const privateAddress = () =>
  new Undeliverable('private-address', 'the service is none of the open internet');

/** 412: somebody else writes in the conversation (Teams); 429: too many messages. */
function judge(status: number): void {
  if (status >= 200 && status < 300) return;
  if (status === 429 || status === 412)
    throw new RetryLater('provider-busy', `the connector answers ${status}`, busyMs);
  if (status === 401)
    throw new RetryLater('token-refused', 'the connector refuses this bot', untilPutRight);
  if (status === 403) throw new Undeliverable('blocked', 'the customer has removed the bot');
  if (status === 404)
    throw new Undeliverable('unknown-customer', 'there is no such conversation any more');
  if (status >= 400 && status < 500)
    throw new Undeliverable('refused', `the connector answers ${status}`);
  throw new DeskError('provider-down', `the connector answers ${status}`);
}
