import { send } from './send';

export const changePassword = (current: string, next: string): Promise<void> =>
  send('POST', '/me/password', { body: { current, next } });

/** What an authenticator needs; the drawing holds the same as the address. */
export const beginTotp = (): Promise<{ secret: string; uri: string; svg: string }> =>
  send('POST', '/me/totp');

export const confirmTotp = (code: string): Promise<{ recoveryCodes: string[] }> =>
  send('POST', '/me/totp/confirm', { body: { code } });

export const removeTotp = (password: string, code: string): Promise<void> =>
  send('POST', '/me/totp/remove', { body: { password, code } });

export interface OwnSession {
  id: string;
  current: boolean;
  /** What signed in, as far as the browser says. */
  device?: string;
  createdShown: string;
  lastSeenShown: string;
}

export const readSessions = async (signal?: AbortSignal): Promise<OwnSession[]> => {
  const { sessions } = await send<{ sessions: OwnSession[] }>('GET', '/me/sessions', {
    ...(signal && { signal }),
  });
  return sessions;
};

export const endSession = (id: string): Promise<void> =>
  send('DELETE', `/me/sessions/${encodeURIComponent(id)}`);
