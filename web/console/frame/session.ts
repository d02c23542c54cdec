import { onSignedOut } from '../api/send';
import { type Me, readMe, signOut } from '../api/session';
import { forgetDrafts } from './memory';
import { forgetResources } from './resource';
import { createStore, useStore } from './store';

/**
 * Who works here. `interrupted`: the session has ended while somebody was at work; her page stays as it
 * is under the dialog in which she signs in again.
 */
export type Session =
  | { state: 'unknown' }
  | { state: 'out' }
  | { state: 'in'; me: Me; interrupted: boolean };

const store = createStore<Session>({ state: 'unknown' });
let waiting: ((isSame: boolean) => void)[] = [];

export const useSession = (): Session => useStore(store);

/** Who is signed in. Only below the part of the page that is drawn for somebody. */
export function useMe(): Me {
  const session = useStore(store);
  if (session.state !== 'in') throw new Error('nobody is signed in');
  return session.me;
}

/** Whether she has a right (the desk's own names: `cases.work`); the desk holds it in any case. */
export const may = (me: Me, right: string): boolean => me.rights.includes(right);

/** At the start of the page: whether a session is still there. @throws ApiFault where the desk cannot be asked. */
export async function findSession(): Promise<void> {
  try {
    await enter();
  } catch (error) {
    if (!(error instanceof Error && 'status' in error && error.status === 401)) throw error;
    store.set({ state: 'out' });
  }
}

/** Somebody has signed in. @throws ApiFault */
export const enter = async (): Promise<void> => seat(await readMe({ signInAgain: false }));

/** What another person left unsent on this page is not shown to her. */
function seat(me: Me): void {
  const before = store.get();
  const isOther = before.state === 'in' && before.me.id !== me.id;
  if (isOther) {
    forgetDrafts();
    forgetResources();
  }
  store.set({ state: 'in', me, interrupted: false });
  resume(!isOther);
}

/** What one person wanted done is not done in the name of another. */
function resume(isSame: boolean): void {
  const calls = waiting;
  waiting = [];
  for (const call of calls) call(isSame);
}

/** After a change of her own account (name, one-time codes). */
export async function refreshMe(): Promise<void> {
  const me = await readMe();
  store.set({ state: 'in', me, interrupted: false });
}

/** Signs out, here and at the desk. */
export async function leave(): Promise<void> {
  await signOut();
  forget();
}

/** Without a word to the desk: the session is over already, and she does not want to come back. */
export function forget(): void {
  forgetDrafts();
  forgetResources();
  store.set({ state: 'out' });
  resume(false);
}

onSignedOut(
  () =>
    new Promise(answer => {
      const session = store.get();
      waiting.push(answer);
      if (session.state === 'in') store.set({ ...session, interrupted: true });
    }),
);
