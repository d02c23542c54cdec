import { forgetSession, saveSession } from './session';
import { watchStreams } from './stream-watch';
import { type Language, localeTags } from './texts';
import { type Grant, getGrant, NoGrant } from './token';

export interface LineEvents {
  /** The client to draw with from now on. */
  connected(directLine: WebChatDirectLine): void;
  /** For the first time: the talk is open. */
  opened(): void;
  lost(): void;
  back(): void;
  /** The desk no longer knows the conversation. */
  gone(): void;
  /** The talk could not be opened, though the token was given. */
  failed(): void;
}

/** The connection to the desk, which heals itself: a lost line, an expired token, a sleeping laptop. */
export interface Line {
  /** Writes down how to come back here; `seen` as in `Session`. */
  keep(seen: string | undefined): void;
}

const online = 2;
const expired = 3;
const failedToConnect = 4;
const ended = 5;

/** Milliseconds before a try to come back: doubled from first to last, until the desk speaks again. */
const firstWait = 500;
const lastWait = 15_000;

/** Opens the line of a grant. `user` goes with every renewal, as it went with the first token. */
export function openLine(
  webChat: WebChatBundle,
  grant: Grant,
  language: Language,
  user: string | undefined,
  events: LineEvents,
): Line {
  let directLine: WebChatDirectLine;
  let subscription: WebChatSubscription | undefined;
  let wasOnline = false;
  let isLost = false;
  let isReviving = false;
  let seen: string | undefined;
  let wait = firstWait;
  let wake = () => {};
  const pause = () =>
    new Promise<void>(resolve => {
      wake = resolve;
      setTimeout(resolve, wait);
      wait = Math.min(wait * 2, lastWait);
    });

  const keep = () => {
    const { conversationId, token } = directLine;
    if (conversationId && token) saveSession({ conversationId, token, ...(seen && { seen }) });
  };
  const lose = () => {
    if (isLost || !wasOnline) return;
    isLost = true;
    events.lost();
  };
  const hear = (status: WebChatConnectionStatus) => {
    if (status === online) {
      keep();
      if (!wasOnline) events.opened();
      else if (isLost) events.back();
      wasOnline = true;
      isLost = false;
    } else if (status === ended) {
      forgetSession();
      events.gone();
    } else if (status === failedToConnect && !wasOnline) events.failed();
    else if (status === failedToConnect || status === expired) void revive();
    else lose();
  };
  const connect = ({ token, conversationId }: Grant) => {
    // The old client ends when Web Chat lets go of it, which is no end of the talk.
    subscription?.unsubscribe();
    directLine = webChat.createDirectLine({
      domain: `${location.origin}/v3/directline`,
      token,
      // From the first activity on: Web Chat keeps no history of its own over a reload.
      ...(conversationId ? { conversationId, watermark: '0' } : {}),
      conversationStartProperties: { locale: localeTags[language] },
    });
    events.connected(directLine);
    subscription = directLine.connectionStatus$.subscribe(hear);
  };
  /** Comes back with a fresh token and a fresh client, as often as it takes. */
  const revive = async () => {
    if (isReviving || !wasOnline) return;
    isReviving = true;
    // Web Chat ends a client whose token has expired: that is no end of the talk either.
    subscription?.unsubscribe();
    lose();
    for (;;) {
      await pause();
      try {
        const fresh = await getGrant(user);
        if (fresh.conversationId) connect(fresh);
        else events.gone();
        break;
      } catch (error) {
        if (!(error instanceof NoGrant)) throw error;
      }
    }
    isReviving = false;
  };

  watchStreams(() => void revive());
  connect(grant);
  addEventListener('offline', lose);
  addEventListener('online', () => {
    wake();
    void revive();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || !isLost) return;
    wake();
    void revive();
  });
  return {
    keep(newest) {
      seen = newest;
      wait = firstWait;
      keep();
    },
  };
}
