import { send } from './send';

export type Role = 'agent' | 'supervisor' | 'auditor';

export interface Me {
  kind: 'person' | 'program';
  id: string;
  name: string;
  role: Role;
  email?: string;
  /** What she may do, by the desk's names: `cases.work`, `cases.reveal`, … */
  rights: string[];
  /** Whether a second step is asked for at sign-in. */
  totp: boolean;
  hasPassword: boolean;
}

export interface SignInWays {
  password: boolean;
  oidc?: { name: string; start: string };
}

const now = { signInAgain: false };

export const signInWays = (): Promise<SignInWays> => send('GET', '/sign-in-ways', now);

/** @throws ApiFault `staff-sign-in`, `staff-locked`, `staff-code-needed`, `staff-code-wrong` */
export const signIn = (proof: { email: string; password: string; code?: string }): Promise<void> =>
  send('POST', '/session', { body: proof, ...now });

export const signOut = (): Promise<void> => send('DELETE', '/session', now);

/** @throws ApiFault `staff-invitation`, `staff-email-taken` */
export const welcome = (newcomer: {
  token: string;
  name: string;
  email: string;
  password: string;
}): Promise<void> => send('POST', '/welcome', { body: newcomer, ...now });

/** By a link that a supervisor has made. @throws ApiFault `staff-invitation` */
export const resetPassword = (choice: { token: string; password: string }): Promise<void> =>
  send('POST', '/reset-password', { body: choice, ...now });

export const readMe = (options: { signInAgain?: boolean } = {}): Promise<Me> =>
  send('GET', '/me', options);
