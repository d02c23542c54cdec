import { openTestApp } from '../../support/open-test-app';
import { cookieOf } from './office';

export const password = 'mật khẩu rất dài';

export interface Asked {
  method?: string;
  body?: unknown;
  cookie?: string;
  token?: string;
  headers?: Record<string, string>;
}

/** The whole desk on a port, asked over HTTP as the console asks it. */
export async function staffedDesk(
  environment: Record<string, string> = {},
  now = '2026-03-02T09:00:00+07:00',
) {
  const desk = await openTestApp({ now, environment });
  let port = await desk.app.listen();
  const ask = (path: string, { method = 'GET', body, cookie, token, headers }: Asked = {}) =>
    fetch(`http://127.0.0.1:${port}/staff/api${path}`, {
      method,
      headers: {
        'x-desk-request': '1',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie !== undefined && { cookie }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const post = (path: string, body: unknown, more: Asked = {}) =>
    ask(path, { method: 'POST', body, ...more });

  /** Accepts an invitation. @returns the session's cookie. */
  const accept = async (link: string, name: string, email: string): Promise<string> =>
    cookieOf(await post('/welcome', { token: new URL(link).hash.slice(1), name, email, password }));
  return {
    desk,
    ask,
    post,
    get port() {
      return port;
    },
    /** The first account, a supervisor's. */
    lan: async () => accept((await desk.app.inviteFirstStaff()) ?? '', 'Lan', 'lan@example.vn'),
    invite: async (cookie: string, role: string, name: string) => {
      const answer = await post('/invitations', { role }, { cookie });
      const { link } = (await answer.json()) as { link: string };
      return accept(link, name, `${name.toLowerCase()}@example.vn`);
    },
    signIn: (email: string, code?: string, secret = password) =>
      post('/session', { email, password: secret, ...(code !== undefined && { code }) }),
    async restart(): Promise<void> {
      await desk.restart();
      port = await desk.app.listen();
    },
    close: () => desk.close(),
  };
}

/** The status, and the code where it is a fault: `409 staff-totp-on`. */
export async function told(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  if (!response.headers.get('content-type')?.includes('problem+json')) return `${response.status}`;
  const { code } = (await response.json()) as { code: string };
  return `${response.status} ${code}`;
}
