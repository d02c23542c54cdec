/** What is kept on the device to come back to a talk. */
export interface Session {
  conversationId: string;
  token: string;
  /** The time of the newest activity that this device has shown, as the desk wrote it. */
  seen?: string;
}

const key = 'paragon.privacy/session';
const draftKey = 'paragon.privacy/draft';

/** A browser that forbids storage (a private window, a partitioned frame) forgets the talk at reload. */
export function loadSession(): Session | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof value !== 'object' || value === null) return undefined;
    const { conversationId, token, seen } = value as Partial<Session>;
    if (typeof conversationId !== 'string' || typeof token !== 'string') return undefined;
    return { conversationId, token, ...(typeof seen === 'string' && { seen }) };
  } catch {
    return undefined;
  }
}

/** The talk of this page, once it is kept. */
let own: string | undefined;

/** Keeps a talk, unless it was deleted from this device meanwhile, here or in another tab. */
export function keepSession(session: Session): void {
  const { conversationId } = session;
  if (own === conversationId && loadSession()?.conversationId !== conversationId) return;
  own = conversationId;
  try {
    localStorage.setItem(key, JSON.stringify(session));
  } catch {
    // Storage is full or forbidden: the talk goes on, it only cannot be resumed.
  }
}

export function forgetSession(): void {
  try {
    localStorage.removeItem(key);
    sessionStorage.removeItem(draftKey);
  } catch {
    // Forbidden storage holds nothing to forget.
  }
}

/** Hears that another tab has deleted the chat from this device. */
export function onForgotten(heard: () => void): void {
  addEventListener('storage', event => {
    if (event.key === key && event.newValue === null) heard();
  });
}

/** What stands half-written in this tab's message box, kept over a reload. */
export function loadDraft(): string {
  try {
    return sessionStorage.getItem(draftKey) ?? '';
  } catch {
    return '';
  }
}

export function saveDraft(text: string): void {
  try {
    if (text) sessionStorage.setItem(draftKey, text);
    else sessionStorage.removeItem(draftKey);
  } catch {
    // A reload then empties the box.
  }
}

/**
 * Lets one tab at a time begin: two that open at once shall share a talk, not begin two. Where the browser
 * has no locks or denies them (a frame without storage, which could not share anything), all begin at once.
 */
export async function oneTabAtATime(begin: () => Promise<void>): Promise<void> {
  let isBegun = false;
  const once = () => {
    isBegun = true;
    return begin();
  };
  try {
    await (navigator.locks ? navigator.locks.request(key, once) : once());
  } catch (error) {
    if (isBegun) throw error;
    await begin();
  }
}
