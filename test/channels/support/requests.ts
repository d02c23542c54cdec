import type { Line } from './open-line';

/** All that the Direct Line's answers may have; which of it an answer has is for the test to say. */
export interface Body {
  conversationId: string;
  token: string;
  streamUrl: string;
  id: string;
  watermark: string;
  activities: { id: string; type: string; text?: string; attachments?: unknown[] }[];
  error: { code: string; message: string };
}

export interface Answer {
  status: number;
  body: Body;
  headers: Headers;
}

export interface Asked {
  method?: string;
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** One plain request, as a client other than the stock one might make it. */
export const ask = async (line: Line, path: string, asked: Asked = {}): Promise<Answer> => {
  const { token, body, headers = {} } = asked;
  const isPlain = typeof body === 'string' || body instanceof FormData || body instanceof Blob;
  const answer = await fetch(line.url + path, {
    method: asked.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || isPlain ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isPlain ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return { status: answer.status, body: isJson ? JSON.parse(text) : {}, headers: answer.headers };
};

export const post = (line: Line, path: string, asked: Asked = {}): Promise<Answer> =>
  ask(line, path, { ...asked, method: 'POST' });

export const conversations = '/v3/directline/conversations';

export interface Begun {
  conversationId: string;
  token: string;
  streamUrl: string;
}

/** A conversation that has been begun with a token of the chat page. */
export const begin = async (line: Line): Promise<Begun> => {
  const { body } = await post(line, '/chat/token', { body: {} });
  const started = await post(line, conversations, { token: body.token, body: {} });
  if (started.status !== 201) throw new Error(`the start answered ${started.status}`);
  return started.body;
};

export const activitiesOf = (line: Line, { conversationId, token }: Begun, watermark = '') =>
  ask(line, `${conversations}/${conversationId}/activities?watermark=${watermark}`, { token });

export const say = (line: Line, { conversationId, token }: Begun, body: unknown) =>
  post(line, `${conversations}/${conversationId}/activities`, { token, body });
