import { createHmac } from 'node:crypto';
import type { Provider, SentFile, Shown, Trouble } from './provider';
import { type Answer, type Asked, Simulator } from './simulator';

const pageToken = 'EAAsimulatedPageToken0123456789';
const appSecret = '0123456789abcdef0123456789abcdef';
const verifyToken = 'a-word-of-the-operator-0001';
const customer = '5512345678901234';
const page = '101010101010101';
const day = 86_400_000;

const proof = createHmac('sha256', appSecret).update(pageToken).digest('hex');

/** What the desk can do there. */
export const messengerCan: Provider['can'] = {
  filesOut: true,
  windowMs: 7 * day,
  troubles: ['busy', 'down', 'blocked', 'window-closed', 'token-expired'],
};

/** The simulator with what tests of Messenger alone look at. */
export interface MessengerProvider extends Provider {
  /** How each message was labelled: `RESPONSE`, or a tag. */
  readonly labels: readonly string[];
  readonly verifyToken: string;
  /** Events of any kind in one signed request. @returns the status of the answer. */
  tells(...messaging: object[]): Promise<number>;
}

/** The Messenger Platform, https://developers.facebook.com/docs/messenger-platform */
export async function openMessenger(): Promise<MessengerProvider> {
  const shown: Shown[] = [];
  const labels: string[] = [];
  const payloads = new Map<string, string>();
  const files = new Map<string, SentFile>();
  let [typing, messages] = [0, 0];
  const simulator = await new Simulator(answer).listen();

  async function answer(asked: Asked): Promise<Answer> {
    const { pathname, searchParams } = asked.url;
    const file = files.get(pathname);
    if (file) return { body: file.content };
    if (searchParams.get('access_token') !== pageToken) return failure(190, 0, 'OAuthException');
    if (searchParams.get('appsecret_proof') !== proof) return failure(100, 0, 'Invalid proof');
    if (pathname === '/v23.0/me') return { body: { id: page, name: 'PARAGON' } };
    if (pathname === '/v23.0/me/subscribed_apps')
      return {
        body: { data: [{ id: '1', subscribed_fields: ['messages', 'messaging_postbacks'] }] },
      };
    return pathname === '/v23.0/me/messages' ? message(asked) : failure(100, 33, 'Unknown path');
  }

  async function message(asked: Asked): Promise<Answer> {
    const isForm = asked.headers['content-type']?.startsWith('multipart/') ?? false;
    const form = isForm ? await asked.form() : undefined;
    const said = form ? fieldsOf(form) : asked.json;
    const { id } = said.recipient as { id: string };
    if (id !== customer) return failure(100, 2018001, 'No matching user found');
    if (said.sender_action) {
      if (said.sender_action === 'typing_on') typing++;
      return { body: { recipient_id: id } };
    }
    const met = trouble();
    if (met) return met;
    if (!said.messaging_type) return complain('messaging_type is missing');
    if (said.messaging_type === 'MESSAGE_TAG' && said.tag !== 'HUMAN_AGENT')
      return complain('a tag that pages have not');
    labels.push(String(said.tag ?? said.messaging_type));
    return form ? takeFile(form) : takeText(said.message as Message);
  }

  interface Message {
    text?: string;
    quick_replies?: { content_type: string; title: string; payload: string }[];
  }

  function takeText({ text = '', quick_replies: replies = [] }: Message): Answer {
    if (text.length === 0 || text.length > 2000) return complain('length of message[text]');
    if (replies.length > 13) return complain('more than 13 quick replies');
    for (const { title, payload } of replies)
      if (title.length === 0 || title.length > 20 || payload.length > 1000)
        return complain('a quick reply is too long');
    payloads.clear();
    for (const { title, payload } of replies) payloads.set(title, payload);
    shown.push({ text, buttons: replies.map(({ title }) => title) });
    return taken();
  }

  function takeFile(form: FormData): Answer {
    const file = form.get('filedata');
    if (!(file instanceof File)) return complain('no filedata');
    shown.push({ text: '', buttons: [], file: { name: file.name, bytes: file.size } });
    return taken();
  }

  const taken = (): Answer => ({
    body: { recipient_id: customer, message_id: `m_out${++messages}` },
  });

  function trouble(): Answer | undefined {
    const kinds: Partial<Record<Trouble, Answer>> = {
      busy: failure(613, 0, 'Calls to this API have exceeded the rate limit'),
      down: failure(1200, 0, 'Temporary send message failure', 500),
      blocked: failure(551, 1545041, 'This person is not available right now'),
      'window-closed': failure(10, 2018278, 'This message is sent outside of allowed window'),
      'token-expired': failure(190, 463, 'Error validating access token'),
    };
    const kind = simulator.takeTrouble();
    return kind && kinds[kind];
  }

  function complain(why: string): Answer {
    simulator.complain(why);
    return failure(100, 0, why);
  }

  const known = {
    sender: { id: customer },
    recipient: { id: page },
    timestamp: 1_772_416_800_000,
  };

  const event = (happened: object, secret?: string) => request([{ ...known, ...happened }], secret);

  async function request(messaging: object[], secret = appSecret) {
    const body = Buffer.from(
      JSON.stringify({ object: 'page', entry: [{ id: page, time: 1_772_416_800_123, messaging }] }),
    );
    const mac = createHmac('sha256', secret).update(body).digest('hex');
    const post = () =>
      simulator.post('/channels/messenger', body, { 'x-hub-signature-256': `sha256=${mac}` });
    return { status: await post(), again: post };
  }
  const mid = () => `m_in${++messages}`;

  return {
    channel: 'messenger',
    environment: {
      MESSENGER_PAGE_TOKEN: pageToken,
      MESSENGER_APP_SECRET: appSecret,
      MESSENGER_VERIFY_TOKEN: verifyToken,
    },
    providers: { messenger: simulator.base, trustedHosts: [simulator.host] },
    conversationId: `messenger:${customer}`,
    longest: 2000,
    can: messengerCan,
    shown,
    ...{ labels, verifyToken },
    tells: async (...happened) =>
      (await request(happened.map(one => ({ ...known, ...one })))).status,
    get typing() {
      return typing;
    },
    complaints: simulator.complaints,
    connect: url => {
      simulator.deskUrl = url;
    },
    says: text => event({ message: { mid: mid(), text } }),
    presses(title) {
      const payload = payloads.get(title);
      if (payload === undefined) throw new Error(`no quick reply “${title}”`);
      return event({ message: { mid: mid(), text: title, quick_reply: { payload } } });
    },
    sends(file, text) {
      const path = `/v/t59/${files.size + 1}/${encodeURIComponent(file.name)}`;
      files.set(path, file);
      const type = file.contentType.startsWith('image/') ? 'image' : 'file';
      const payload = { url: `${simulator.base}${path}?oh=1&oe=2` };
      return event({
        message: { mid: mid(), ...(text && { text }), attachments: [{ type, payload }] },
      });
    },
    forges: async text => (await event({ message: { mid: mid(), text } }, 'f'.repeat(32))).status,
    meets: (kind, after) => simulator.meets(kind, after),
    close: () => simulator.close(),
  };
}

const fieldsOf = (form: FormData): Record<string, unknown> =>
  Object.fromEntries(
    [...form].map(([name, value]) => [
      name,
      typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value,
    ]),
  );

const failure = (code: number, error_subcode: number, message: string, status = 400): Answer => ({
  status,
  body: {
    error: { message, type: 'OAuthException', code, error_subcode, fbtrace_id: 'simulated' },
  },
});
