import { randomUUID } from 'node:crypto';
import { type Claims, newKey, type SigningKey, signToken } from './azure-tokens';
import type { Provider, SentFile, Shown, Trouble } from './provider';
import { type Answer, type Asked, Simulator } from './simulator';

const conversation = '1234567890-0987654321';
const user = { id: '1234567890', name: 'Hoa' };
const bot = { id: '0987654321', name: 'Paragon' };

/** What the desk can do there, which differs from one channel to another. */
export const azureCan = (channelId = 'facebook'): Provider['can'] => ({
  filesOut: false,
  ...(channelId === 'facebook' && { windowMs: 7 * 24 * 3_600_000 }),
  troubles: ['busy', 'down', 'blocked', 'token-expired'],
});

/** What a test can do beside what every provider can. */
export interface AzureProvider extends Provider {
  readonly appId: string;
  readonly serviceUrl: string;
  /** The activities that the desk sent, as they stood on the wire. */
  readonly sent: readonly Record<string, unknown>[];
  /** The key that the metadata lists. */
  readonly key: SigningKey;
  /** An activity of the customer, as Azure writes it. */
  activity(parts?: object): Record<string, unknown>;
  /** The claims of a token that is good for these activities. */
  claims(): Claims;
  /** Posts an activity with a token of one's own making. */
  post(activity: object, token?: string): Promise<{ status: number; body: unknown }>;
  /** The next request to the connector is answered so. */
  answers(status: number): void;
}

/**
 * Azure Bot Service: its OpenID metadata with keys, its token endpoint, and the connector of one channel
 * (learn.microsoft.com/azure/bot-service/rest-api).
 */
export async function openAzure(channelId = 'facebook', longest = 2_000): Promise<AzureProvider> {
  const appId = randomUUID();
  const shown: Shown[] = [];
  const sent: Record<string, unknown>[] = [];
  const files = new Map<string, SentFile>();
  const key = newKey(`key-${appId}`, ['facebook', 'msteams', 'telegram', 'slack']);
  let [typing, activities, tokens, nextStatus] = [0, 0, 0, 0];
  let goodToken = '';
  const simulator = await new Simulator(answer).listen();
  const serviceUrl = `${simulator.base}/connector/`;

  async function answer(asked: Asked): Promise<Answer> {
    const { pathname } = asked.url;
    if (pathname === '/.well-known/openidconfiguration')
      return {
        body: {
          issuer: 'https://api.botframework.com',
          jwks_uri: `${simulator.base}/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
        },
      };
    if (pathname === '/keys') return { body: { keys: [key.jwk] } };
    if (pathname === '/token') return giveToken(await asked.form());
    if (asked.headers.authorization !== `Bearer ${goodToken}`) return { status: 401 };
    const file = files.get(pathname);
    if (file) return { body: file.content };
    const path = `/connector/v3/conversations/${encodeURIComponent(conversation)}/activities`;
    if (pathname !== path) return { status: 404, body: failure('ConversationNotFound') };
    return take(asked.json);
  }

  function giveToken(form: FormData): Answer {
    const isBot = form.get('client_id') === appId && form.get('client_secret') === 'app password';
    if (!isBot || form.get('grant_type') !== 'client_credentials') {
      simulator.complain('a wrong request for a token');
      return { status: 400, body: { error: 'invalid_client' } };
    }
    goodToken = `token-${++tokens}`;
    return { body: { token_type: 'Bearer', expires_in: 3599, access_token: goodToken } };
  }

  function take(activity: Record<string, unknown>): Answer {
    if (activity.type === 'typing') {
      typing++;
      return { body: { id: 'typing' } };
    }
    const refused = trouble();
    if (refused) return refused;
    const { text = '', suggestedActions, attachments = [] } = activity as unknown as Sent;
    if (text.length > longest) simulator.complain('message is too long');
    const card = attachments[0]?.content;
    const buttons = suggestedActions?.actions ?? card?.buttons ?? [];
    sent.push(activity);
    shown.push({ text: text || (card?.text ?? ''), buttons: buttons.map(({ title }) => title) });
    return { status: 201, body: { id: `out-${shown.length}` } };
  }

  function trouble(): Answer | undefined {
    if (nextStatus > 0) {
      const status = nextStatus;
      nextStatus = 0;
      return { status, body: failure('Error') };
    }
    const kind = simulator.takeTrouble();
    if (kind === 'token-expired') {
      goodToken = 'expired';
      return { status: 401, body: failure('Unauthorized') };
    }
    const statuses: Partial<Record<Trouble, number>> = { busy: 429, down: 502, blocked: 403 };
    const status = kind && statuses[kind];
    return status ? { status, body: failure('Error') } : undefined;
  }

  const claims = (): Claims => {
    const now = Math.floor(Date.now() / 1_000);
    const iss = 'https://api.botframework.com';
    return { iss, aud: appId, serviceurl: serviceUrl, nbf: now - 10, exp: now + 3_600 };
  };

  const activity = (parts: object = {}): Record<string, unknown> => ({
    type: 'message',
    id: `in-${++activities}`,
    timestamp: '2026-03-02T02:00:00.000Z',
    channelId,
    serviceUrl,
    from: user,
    recipient: bot,
    conversation: { id: conversation, isGroup: false },
    locale: 'vi-VN',
    ...parts,
  });

  async function post(content: object, token = signToken(claims(), key)) {
    const response = await fetch(`${simulator.deskUrl}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(content),
    });
    const text = await response.text();
    return { status: response.status, body: text ? (JSON.parse(text) as unknown) : undefined };
  }

  const deliver = async (parts: object) => {
    const content = activity(parts);
    const again = async () => (await post(content)).status;
    return { status: await again(), again };
  };

  async function token(anew: boolean): Promise<string> {
    if (goodToken && !anew) return goodToken;
    const response = await fetch(`${simulator.base}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: 'app password',
        scope: 'https://api.botframework.com/.default',
      }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  return {
    ...{ appId, serviceUrl, sent, key, activity, claims, post, longest, shown },
    channel: channelId,
    environment: { MicrosoftAppId: appId, MicrosoftAppPassword: 'app password' },
    providers: {
      azure: {
        openIdMetadata: `${simulator.base}/.well-known/openidconfiguration`,
        token,
        services: [simulator.host],
      },
      trustedHosts: [simulator.host],
    },
    conversationId: `${channelId}:${conversation}`,
    can: azureCan(channelId),
    get typing() {
      return typing;
    },
    complaints: simulator.complaints,
    connect: url => {
      simulator.deskUrl = url;
    },
    says: text => deliver({ text }),
    presses(title) {
      const { suggestedActions, attachments = [] } = (sent.at(-1) ?? {}) as unknown as Sent;
      const actions = suggestedActions?.actions ?? attachments[0]?.content?.buttons ?? [];
      const pressed = actions.find(action => action.title === title);
      if (!pressed) throw new Error(`no button “${title}”`);
      return deliver({ text: pressed.value });
    },
    sends(file, text) {
      const path = `/connector/v3/attachments/${files.size + 1}/views/original`;
      files.set(path, file);
      const { name, contentType } = file;
      return deliver({
        text: text ?? '',
        attachments: [{ contentType, name, contentUrl: `${simulator.base}${path}` }],
      });
    },
    forges: async text => {
      const stranger = newKey(key.kid, ['facebook']);
      return (await post(activity({ text }), signToken(claims(), stranger))).status;
    },
    meets: (kind, after) => simulator.meets(kind, after),
    answers: status => {
      nextStatus = status;
    },
    close: () => simulator.close(),
  };
}

interface Sent {
  text?: string;
  suggestedActions?: { actions: { title: string; value: string }[] };
  attachments?: { content?: { text?: string; buttons?: { title: string; value: string }[] } }[];
}

const failure = (code: string) => ({ error: { code, message: code } });
