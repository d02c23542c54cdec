import { createHash } from 'node:crypto';
import type { Provider, SentFile, Shown, Trouble } from './provider';
import { type Answer, type Asked, Simulator } from './simulator';

const appId = '3482178216594085616';
const appSecret = 'simulatedAppSecret01';
const oaSecret = 'simulatedOaSecret02';
const account = '579745863508352884';
const customer = '246845883529197922';
const day = 86_400_000;

/** What the desk can do there. */
export const zaloCan: Provider['can'] = {
  filesOut: true,
  not: { typing: 'Zalo shows nobody typing' },
  windowMs: 7 * day,
  troubles: ['busy', 'down', 'blocked', 'window-closed', 'token-expired'],
};

/** The simulator with its tokens, for tests that look at how they change. */
export interface ZaloProvider extends Provider {
  /** How often a new pair was asked for. */
  readonly renewals: number;
  /** Ends the access token that is out. */
  endAccessToken(): void;
  /** An event of any kind, signed. @returns the status of the answer. */
  tells(event: object): Promise<number>;
}

/** OpenAPI of an Official Account, https://developers.zalo.me/docs/official-account */
export async function openZalo(): Promise<ZaloProvider> {
  const shown: Shown[] = [];
  const files = new Map<string, SentFile>();
  const uploads = new Map<string, { name: string; bytes: number }>();
  let [messages, renewals] = [0, 0];
  let access = 'simulated-access-token-0000';
  let refresh = 'simulated-refresh-token-0000';
  const simulator = await new Simulator(answer).listen();

  async function answer(asked: Asked): Promise<Answer> {
    const { pathname } = asked.url;
    const file = files.get(pathname);
    if (file) return { body: file.content };
    if (pathname === '/v4/oa/access_token') return renew(asked);
    if (asked.headers.access_token !== access) return failure(-216, 'Access token is invalid');
    switch (pathname) {
      case '/v2.0/oa/getoa':
        return ok({ oa_id: account, name: 'PARAGON' });
      case '/v2.0/oa/upload/image':
      case '/v2.0/oa/upload/file':
        return upload(asked);
      case '/v3.0/oa/message/cs':
        return trouble() ?? message(asked.json);
      default:
        return { status: 404, body: { error: -204, message: 'Not found' } };
    }
  }

  /** A refresh token is good once. */
  async function renew(asked: Asked): Promise<Answer> {
    const form = await asked.form();
    if (asked.headers.secret_key !== appSecret || form.get('app_id') !== appId)
      return { body: { error: -14004, error_name: 'Invalid secret key' } };
    if (form.get('refresh_token') !== refresh)
      return { body: { error: -14014, error_name: 'Invalid refresh token' } };
    renewals++;
    access = `simulated-access-token-000${renewals}`;
    refresh = `simulated-refresh-token-000${renewals}`;
    return { body: { access_token: access, refresh_token: refresh, expires_in: '90000' } };
  }

  async function upload(asked: Asked): Promise<Answer> {
    const file = (await asked.form()).get('file');
    if (!(file instanceof File)) return complain('no file');
    const isImage = asked.url.pathname.endsWith('/image');
    if (file.size > (isImage ? 1 : 5) * 1024 * 1024) return complain('file size is not valid');
    const id = `upload-${uploads.size + 1}`;
    uploads.set(id, { name: file.name, bytes: file.size });
    return ok(isImage ? { attachment_id: id } : { token: id });
  }

  interface Message {
    text?: string;
    attachment?: {
      type: string;
      payload: {
        token?: string;
        elements?: { attachment_id: string }[];
        buttons?: { title: string; type: string; payload: string }[];
      };
    };
  }

  function message(json: Record<string, unknown>): Answer {
    const { user_id } = json.recipient as { user_id: string };
    const { text = '', attachment } = json.message as Message;
    if (user_id !== customer) return failure(-213, 'User has not followed OA');
    const { buttons = [], token, elements } = attachment?.payload ?? {};
    const file = uploads.get(token ?? elements?.[0]?.attachment_id ?? '');
    if (!file && text.length === 0) return complain('text is empty');
    if (text.length > 2000) return complain('text is too long');
    if (buttons.length > 5) return complain('more than 5 buttons');
    for (const { title, payload } of buttons)
      if (title.length > 100 || payload.length > 1000) return complain('a button is too long');
    shown.push({ text, buttons: buttons.map(({ title }) => title), ...(file && { file }) });
    return ok({ message_id: `out${++messages}`, user_id });
  }

  function trouble(): Answer | undefined {
    const kind = simulator.takeTrouble();
    if (kind === 'token-expired') access = 'another-one';
    const kinds: Partial<Record<Trouble, Answer>> = {
      busy: failure(-32, 'Rate limit exceeded'),
      down: { status: 503, body: {} },
      blocked: failure(-217, 'User has blocked invitation from OA'),
      'window-closed': failure(-230, 'User has not interacted with the OA in the past 7 days'),
      'token-expired': failure(-220, 'Access token has expired'),
    };
    return kind && kinds[kind];
  }

  function complain(why: string): Answer {
    simulator.complain(why);
    return failure(-201, `Params is invalid: ${why}`);
  }

  async function event(happened: object, secret = oaSecret) {
    const timestamp = String(1_772_416_800_000 + ++messages);
    const known = {
      ...{ app_id: appId, user_id_by_app: '552177279717587730', timestamp },
      ...{ sender: { id: customer }, recipient: { id: account } },
    };
    const body = Buffer.from(JSON.stringify({ ...known, ...happened }));
    const mac = createHash('sha256')
      .update(Buffer.concat([Buffer.from(appId), body, Buffer.from(timestamp + secret)]))
      .digest('hex');
    const post = () =>
      simulator.post('/channels/zalo', body, { 'x-zevent-signature': `mac=${mac}` });
    return { status: await post(), again: post };
  }
  const text = (words: string, secret?: string) =>
    event(
      { event_name: 'user_send_text', message: { text: words, msg_id: `in${++messages}` } },
      secret,
    );

  return {
    channel: 'zalo',
    environment: {
      ZALO_APP_ID: appId,
      ZALO_APP_SECRET: appSecret,
      ZALO_OA_SECRET: oaSecret,
      ZALO_ACCESS_TOKEN: access,
      ZALO_REFRESH_TOKEN: refresh,
    },
    providers: {
      ...{ zalo: simulator.base, zaloOauth: simulator.base },
      trustedHosts: [simulator.host],
    },
    conversationId: `zalo:${customer}`,
    longest: 2000,
    can: zaloCan,
    shown,
    typing: 0,
    get renewals() {
      return renewals;
    },
    endAccessToken: () => {
      access = 'another-one';
    },
    complaints: simulator.complaints,
    connect: url => {
      simulator.deskUrl = url;
    },
    says: words => text(words),
    presses(title) {
      if (!shown.at(-1)?.buttons.includes(title)) throw new Error(`no button “${title}”`);
      return text(title);
    },
    sends(file, words) {
      const path = `/files/${files.size + 1}/${encodeURIComponent(file.name)}`;
      files.set(path, file);
      const isImage = file.contentType.startsWith('image/');
      const payload = {
        url: `${simulator.base}${path}`,
        ...(isImage ? {} : { name: file.name, size: String(file.content.length) }),
      };
      return event({
        event_name: isImage ? 'user_send_image' : 'user_send_file',
        message: {
          msg_id: `in${++messages}`,
          ...(words && { text: words }),
          attachments: [{ type: isImage ? 'image' : 'file', payload }],
        },
      });
    },
    forges: async words => (await text(words, 'somebody-made-this-up')).status,
    tells: async happened => (await event(happened)).status,
    meets: (kind, after) => simulator.meets(kind, after),
    close: () => simulator.close(),
  };
}

const ok = (data: unknown): Answer => ({ body: { data, error: 0, message: 'Success' } });
/** Zalo answers 200 to its own refusals. */
const failure = (error: number, message: string): Answer => ({ body: { error, message } });
