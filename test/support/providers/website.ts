import type { Delivery, Provider, SentFile, Shown } from './provider';

const secret = 'the-secret-of-the-website-0123456789';
const line = '/v3/directline';

export const websiteCan: Provider['can'] = {
  filesOut: true,
  troubles: [],
  // A refused request is a line of the request log here, as every request of a page is.
  words: { refused: '"status":403' },
  not: {
    queue: 'the website has its answer in the request: nothing waits for a turn',
    crash: 'the website has its answer in the request: nothing waits for a turn',
    typing: 'the website shows it on the stream alone: direct-line-stream.test.ts',
    retries: 'the website fetches what is said: there is no provider that could fail',
    refusals: 'the website fetches what is said: there is no provider that could refuse',
    window: 'the website has no reply window',
  },
};

interface Activity {
  id: string;
  type: string;
  text?: string;
  from?: { name?: string; role?: string };
  suggestedActions?: { actions?: { title: string; value: string }[] };
  attachments?: { name?: string; contentUrl?: string }[];
}

/** What the routes' answers may hold. */
interface Body {
  token: string;
  conversationId: string;
  activities: Activity[];
  watermark: string;
}

/**
 * A customer at the chat page, without a socket: Direct Line 3.0 as the stock client speaks it when it polls.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference
 */
export async function openWebsite(): Promise<Provider> {
  const shown: Shown[] = [];
  let [desk, token, id, watermark, sent] = ['', '', '', '', 0];
  let offered: { title: string; value: string }[] = [];

  /** A request of the page, which the desk itself has served. */
  const ask = (path: string, bearer: string, body?: string | FormData) =>
    fetch(desk + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        origin: desk,
        ...(bearer && { authorization: `Bearer ${bearer}` }),
        ...(typeof body === 'string' && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
    });

  const read = async (response: Response): Promise<Body> => {
    if (!response.ok) throw new Error(`the desk answers ${response.status}`);
    return (await response.json()) as Body;
  };

  /** The page gets its token, and another when the desk takes that no more. */
  async function renew(): Promise<void> {
    const old = token ? { token } : {};
    ({ token } = await read(await ask('/chat/token', '', JSON.stringify(old))));
  }

  async function asked(path: string, body?: string | FormData): Promise<Response> {
    const response = await ask(path, token, body);
    if (response.status !== 403) return response;
    await response.body?.cancel();
    await renew();
    return ask(path, token, body);
  }

  async function begin(): Promise<string> {
    if (!id) {
      await renew();
      const begun = await read(await asked(`${line}/conversations`, '{}'));
      ({ token, conversationId: id } = begun);
    }
    return `${line}/conversations/${id}`;
  }

  /** Posts to the conversation, as often as it is asked. */
  async function deliver(way: string, body: string | FormData): Promise<Delivery> {
    const path = (await begin()) + way;
    const post = async () => {
      const response = await asked(path, body);
      await response.body?.cancel();
      return response.status;
    };
    return { status: await post(), again: post };
  }

  const message = (text: string, files: readonly SentFile[] = []) =>
    JSON.stringify({
      ...{ type: 'message', text, locale: 'vi-VN', from: { id: 'visitor', role: 'user' } },
      channelData: { clientActivityID: `client-${++sent}` },
      attachments: files.map(({ name, contentType }) => ({ name, contentType })),
    });

  async function show({ text = '', from, suggestedActions, attachments = [] }: Activity) {
    offered = suggestedActions?.actions ?? [];
    const [file] = attachments.filter(({ contentUrl }) => contentUrl);
    const content = file && (await fetch(file.contentUrl ?? ''));
    shown.push({
      text: from?.name ? `${from.name}:\n${text}` : text,
      buttons: offered.map(({ title }) => title),
      ...(content && {
        file: { name: file.name ?? '', bytes: (await content.arrayBuffer()).byteLength },
      }),
    });
  }

  return {
    channel: 'directline',
    environment: { DIRECTLINE_SECRET: secret },
    providers: {},
    get conversationId() {
      return `directline:${id}`;
    },
    longest: Number.POSITIVE_INFINITY,
    can: websiteCan,
    shown,
    typing: 0,
    complaints: [],
    connect: url => {
      desk = url;
    },
    says: text => deliver('/activities', message(text)),
    presses(title) {
      const pressed = offered.find(each => each.title === title);
      if (!pressed) throw new Error(`no button “${title}”`);
      return deliver('/activities', message(pressed.value));
    },
    sends(file, text = '') {
      const { name, contentType, content } = file;
      const form = new FormData();
      const activity = new Blob([message(text, [file])], {
        type: 'application/vnd.microsoft.activity',
      });
      form.append('activity', activity);
      form.append('file', new Blob([new Uint8Array(content)], { type: contentType }), name);
      return deliver('/upload?userId=visitor', form);
    },
    async forges(text) {
      // A token that the desk has signed, for a talk that has not begun, made to name somebody else.
      const { token: good, conversationId } = await read(
        await ask(`${line}/tokens/generate`, secret, '{}'),
      );
      id = conversationId;
      const [head, body = '', signature] = good.split('.');
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
      const other = Buffer.from(JSON.stringify({ ...claims, user: 'somebody-else' }));
      const bad = [head, other.toString('base64url'), signature].join('.');
      const begun = await ask(`${line}/conversations`, bad, '{}');
      await begun.body?.cancel();
      const said = await ask(`${line}/conversations/${id}/activities`, bad, message(text));
      await said.body?.cancel();
      return said.status;
    },
    async looks() {
      if (!id || !token) return;
      for (;;) {
        const path = `${line}/conversations/${id}/activities?watermark=${watermark}`;
        const { activities, watermark: next } = await read(await asked(path));
        for (const activity of activities)
          if (activity.type === 'message' && activity.from?.role !== 'user') await show(activity);
        if (next === watermark) return;
        watermark = next;
      }
    },
    meets: trouble => {
      throw new Error(`the website never meets ${trouble}`);
    },
    close: async () => undefined,
  };
}
