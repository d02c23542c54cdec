import { chosenLanguage } from './texts';

/** A fault that the desk told, in words for people. */
export class ApiFault extends Error {
  constructor(
    readonly code: string,
    title: string,
  ) {
    super(title);
  }
}

export interface Me {
  name: string;
  role: string;
}

export interface Clock {
  label: string;
  dueShown: string;
  state: 'running' | 'met' | 'met-late' | 'missed';
  calendarConfirmed: boolean;
}

export interface CaseSummary {
  reference: string;
  typeName: string;
  stateName: string;
  receivedShown: string;
  next?: Clock;
  urgency: 'late' | 'today' | 'early' | 'none';
}

export interface WholeCase extends CaseSummary {
  clocks: Clock[];
  answers: { label: string; value: string }[];
  evidence: { name: string; contentType: string; sizeShown: string; sha256: string }[];
  history: {
    atShown: string;
    actor: { kind: 'customer' | 'desk' | 'staff'; name?: string };
    type: string;
  }[];
}

export const signIn = (email: string, password: string): Promise<Me> =>
  send('POST', '/session', { email, password });
export const signOut = (): Promise<unknown> => send('DELETE', '/session');
export const welcome = (newcomer: Record<string, string>): Promise<Me> =>
  send('POST', '/welcome', newcomer);
export const me = (): Promise<Me> => send('GET', '/me');
export const listCases = (query: string): Promise<{ cases: CaseSummary[]; total: number }> =>
  send('GET', `/cases?${query}`);
export const readCase = (reference: string): Promise<WholeCase> =>
  send('GET', `/cases/${encodeURIComponent(reference)}`);

export const transcriptAddress = (reference: string, format: 'html' | 'text'): string =>
  `/staff/api/cases/${encodeURIComponent(reference)}/transcript?format=${format}&language=${chosenLanguage()}`;

export async function readTranscript(reference: string): Promise<string> {
  return (await checked(await fetch(transcriptAddress(reference, 'text')))).text();
}

async function send<T>(method: string, path: string, body?: Record<string, string>): Promise<T> {
  const response = await fetch(`/staff/api${path}`, {
    method,
    headers: {
      'accept-language': chosenLanguage(),
      'x-desk-request': '1',
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  await checked(response);
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

/** @throws ApiFault */
async function checked(response: Response): Promise<Response> {
  if (response.ok) return response;
  const problem: unknown = await response.json().catch(() => undefined);
  const { code, title } = (problem ?? {}) as { code?: string; title?: string };
  throw new ApiFault(code ?? 'unknown', title ?? String(response.status));
}
