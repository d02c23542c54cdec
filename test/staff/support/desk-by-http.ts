import type { StaffRole } from '../../../src/domain/staff';
import { issueApiToken } from '../../../src/staff/sign-in/api-tokens';
import { openTestApp, type TestApp, type TestAppOptions } from '../../support/open-test-app';

/** What an answer of the staff API has, for tests that look at some of it. */
// biome-ignore lint/suspicious/noExplicitAny: tests look at what they expect, and fail where it is not.
type Body = any;

export interface Answered {
  status: number;
  body: Body;
}

/** A member of staff, or a customer in the chat page, by what they send and get over HTTP. */
export interface Party {
  get(path: string): Promise<Answered>;
  post(path: string, body?: unknown): Promise<Answered>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export interface DeskByHttp {
  readonly desk: TestApp;
  readonly url: string;
  staff(name: string, role?: StaffRole): Promise<Party>;
  customer(locale?: 'vi' | 'en'): Promise<Customer>;
  /** Closes the desk and opens it anew on the same port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface Said {
  id: string;
  type: string;
  name?: string;
  text?: string;
  from: { id: string; name?: string; role?: string };
  attachments?: { name: string; contentType: string; contentUrl: string }[];
  channelData?: { paragon?: { speaker: string; name: string } };
  suggestedActions?: { actions: { title: string }[] };
}

export interface Customer {
  conversationId: string;
  say(text: string): Promise<void>;
  sendFile(name: string, content: Buffer, contentType: string): Promise<void>;
  /** All that her page has got, oldest first. */
  hears(): Promise<Said[]>;
  post(activity: unknown): Promise<number>;
}

/** The whole desk on a port, with staff and customers who come over HTTP. */
export async function openDeskByHttp(options: TestAppOptions): Promise<DeskByHttp> {
  const desk = await openTestApp(options);
  let port = await desk.app.listen();
  const urlOf = () => `http://127.0.0.1:${port}`;

  const send = async (base: string, path: string, init: RequestInit): Promise<Answered> => {
    const answer = await fetch(urlOf() + base + path, init);
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, body: isJson && text ? JSON.parse(text) : text };
  };

  return {
    desk,
    get url() {
      return urlOf();
    },
    async staff(name, role = 'agent') {
      const { staff } = desk.app.store;
      const random = { integer: (bound: number) => bound - 1, bytes: randomBytes };
      const token = await issueApiToken(
        { tokens: staff.tokens, time: desk.time, random },
        { name, role },
      );
      const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en' };
      return {
        get: path => send('/staff/api', path, { headers }),
        post: (path, body = {}) =>
          send('/staff/api', path, {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
        fetch: (path, init = {}) =>
          fetch(`${urlOf()}/staff/api${path}`, {
            ...init,
            headers: { ...init.headers, ...headers },
          }),
      };
    },
    async customer(locale = 'vi') {
      const json = { 'content-type': 'application/json' };
      const given = await send('', '/chat/token', { method: 'POST', headers: json, body: '{}' });
      const line = '/v3/directline/conversations';
      const bearer = { authorization: `Bearer ${given.body.token}` };
      const begun = await send(line, '', {
        method: 'POST',
        headers: { ...json, ...bearer },
        body: JSON.stringify({ locale }),
      });
      const { conversationId } = begun.body;
      let { token } = begun.body;
      const headers = { authorization: `Bearer ${token}` };
      /** Goes on with a fresh token where the old one has expired, as the page does. */
      const asked = async (path: string, init: RequestInit): Promise<Answered> => {
        const first = await send(line, path, { ...init, headers: { ...init.headers, ...headers } });
        if (first.status !== 403) return first;
        const body = JSON.stringify({ token });
        const renewed = await send('', '/chat/token', { method: 'POST', headers: json, body });
        token = renewed.body.token;
        headers.authorization = `Bearer ${token}`;
        return send(line, path, { ...init, headers: { ...init.headers, ...headers } });
      };
      const here = `/${conversationId}`;
      const post = async (activity: unknown): Promise<number> =>
        (
          await asked(`${here}/activities`, {
            method: 'POST',
            headers: json,
            body: JSON.stringify(activity),
          })
        ).status;
      return {
        conversationId,
        post,
        say: async text => {
          const status = await post({ type: 'message', text, locale });
          if (status !== 200) throw new Error(`the message was answered with ${status}`);
        },
        sendFile: async (name, content, contentType) => {
          const form = new FormData();
          form.append('file', new Blob([new Uint8Array(content)], { type: contentType }), name);
          const sent = await asked(`${here}/upload?userId=x`, { method: 'POST', body: form });
          if (sent.status !== 200) throw new Error(`the upload was answered with ${sent.status}`);
        },
        hears: async () => (await asked(`${here}/activities`, {})).body.activities,
      };
    },
    async restart() {
      await desk.restart();
      port = await desk.app.listen();
    },
    close: () => desk.close(),
  };
}

const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
