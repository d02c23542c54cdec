import { texts } from '../frame/texts';
import { faultOf, offline } from './fault';

export type Query = Record<string, string | number | undefined>;

export interface SendOptions {
  query?: Query;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as multipart, for files. */
  form?: FormData;
  signal?: AbortSignal;
  /** Whether a session that has ended is taken up again and the call repeated; else it fails. */
  signInAgain?: boolean;
}

let again: (() => Promise<boolean>) | undefined;

/** Who is asked when a call meets a session that has ended; tells whether the same person is back. */
export function onSignedOut(ask: () => Promise<boolean>): void {
  again = ask;
}

/**
 * Calls the staff API. What was typed is never lost to a session that ended: the person signs in over the
 * page, and the same call goes out again.
 * @throws ApiFault
 */
export async function send<Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options: SendOptions = {},
): Promise<Answer> {
  let response = await call(method, path, options);
  if (!response.ok) {
    const fault = await faultOf(response);
    if (fault.code !== 'staff-signed-out' || options.signInAgain === false || !again) throw fault;
    if (!(await again())) throw fault;
    response = await call(method, path, options);
    if (!response.ok) throw await faultOf(response);
  }
  const text = await response.text();
  // What the routes answer is held to their schemas by the desk itself, with every answer that it sends.
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

async function call(
  method: string,
  path: string,
  { query, body, form, signal }: SendOptions,
): Promise<Response> {
  try {
    return await fetch(addressOf(path, query), {
      method,
      headers: {
        'accept-language': texts().language,
        'x-desk-request': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(form && { body: form }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw offline();
  }
}

/** The address of a route, for calls and for links; links cannot say their language in a header. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value));
  const asked = search.toString();
  return `/staff/api${path}${asked === '' ? '' : `?${asked}`}`;
}
