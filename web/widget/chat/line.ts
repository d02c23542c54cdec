import { createBackOff } from './back-off';
import { createPulse } from './pulse';
import { abortUploads, type UploadNews, watchRequests } from './request-watch';
import { createSending } from './sending';
import { forgetSession, keepSession } from './session';
import { watchStreams } from './stream-watch';
import { createSubject } from './subject';
import { type Language, localeTags } from './texts';
import { type Grant, NoGrant, refreshToken, renewGrant } from './token';

export interface LineEvents {
  /** For the first time: the talk is open. */
  opened(): void;
  /** For longer than a moment. */
  lost(): void;
  back(): void;
  /** The desk no longer knows the conversation. */
  gone(): void;
  /** The talk could not be opened, though the token was given. */
  failed(): void;
  /** The site's word on who its customer is has run out: only the site's page can give another. */
  stale(): void;
  upload(news: UploadNews): void;
}

/**
 * The connection to the desk, which heals itself: a lost line, an expired token, a sleeping laptop. Web Chat
 * sees one client that is always there; behind it the stock one is replaced as often as needed.
 */
export interface Line {
  readonly directLine: WebChatDirectLine;
  /** Writes down how to come back here; `seen` as in `Session`. */
  keep(seen: string | undefined): void;
  cancelUploads(): void;
}

export interface LineOptions {
  webChat: WebChatBundle;
  grant: Grant;
  language: Language;
  /** The site's word on who its customer is, as it is now; undefined where it has none. */
  user: () => Promise<string | undefined>;
  events: LineEvents;
}

const connecting = 1;
const online = 2;
const expired = 3;
const failedToConnect = 4;

/** Milliseconds before a try to come back: the first, and the longest, and after which it is told. */
const firstWait = 300;
const lastWait = 15_000;
const moment = 1500;
/** Milliseconds for one try: the stock client would go on with it for a quarter of an hour. */
const patience = 20_000;

/** Streams that did not even open before the page asks for news instead: some proxies let none through. */
const refusals = 2;

const later = (ms: number): Promise<false> =>
  new Promise(resolve => setTimeout(resolve, ms, false));

export function openLine({ webChat, grant, language, user, events }: LineOptions): Line {
  const activity$ = createSubject<WebChatActivity>();
  const connectionStatus$ = createSubject<WebChatConnectionStatus>({ value: 0 });
  const backOff = createBackOff(firstWait, lastWait);
  let client: StockClient | undefined;
  let letGo = () => {};
  let wasOnline = false;
  let reviving: Promise<void> | undefined;
  let refused = 0;
  let seen: string | undefined;
  let telling: ReturnType<typeof setTimeout> | undefined;
  let isTold = false;

  const keep = () => {
    const { conversationId, token } = client ?? {};
    if (conversationId && token) keepSession({ conversationId, token, ...(seen && { seen }) });
  };
  const tellLost = () => {
    clearTimeout(telling);
    if (wasOnline && !isTold) events.lost();
    isTold = wasOnline;
  };
  const found = () => {
    clearTimeout(telling);
    if (isTold) events.back();
    isTold = false;
    sending.wake();
  };

  /** @returns whether the desk took it. */
  const connect = (given: Grant): Promise<boolean> => {
    letGo();
    const next = webChat.createDirectLine({
      domain: `${location.origin}/v3/directline`,
      token: given.token,
      webSocket: refused < refusals,
      // From the first activity on: Web Chat keeps no history of its own over a reload.
      ...(given.conversationId && {
        conversationId: given.conversationId,
        watermark: (wasOnline && client?.watermark) || '0',
      }),
      conversationStartProperties: { locale: localeTags[language] },
    });
    client = next;
    return new Promise(resolve => {
      const status = next.connectionStatus$.subscribe({
        next(now) {
          if (now === online) {
            pulse.beat();
            pulse.granted(given.lifetime);
            keep();
            resolve(true);
          } else if (now === expired || now === failedToConnect) {
            resolve(false);
            if (wasOnline) void revive();
          }
        },
      });
      const activities = next.activity$.subscribe({
        next(activity) {
          backOff.reset();
          activity$.next(sending.heard(activity));
        },
        // The conversation is gone, or so it seems: coming back will tell.
        error: () => void revive(),
      });
      letGo = () => {
        letGo = () => {};
        status.unsubscribe();
        activities.unsubscribe();
        next.end();
      };
    });
  };

  const comeBack = async () => {
    clearTimeout(telling);
    telling = setTimeout(tellLost, moment);
    for (;;) {
      try {
        const fresh = await renewGrant(client ?? {}, await user());
        if (!fresh) {
          forgetSession();
          events.gone();
          // The page is loaded anew: nothing more is to be sent from here.
          return new Promise<void>(() => {});
        }
        if (await Promise.race([connect(fresh), later(patience)])) return found();
      } catch (error) {
        if (!(error instanceof NoGrant)) throw error;
        if (error.reason === 'stale') {
          isTold = true;
          events.stale();
        }
      }
      await backOff.wait();
    }
  };
  /** Comes back with a fresh token and a fresh client, as often as it takes. */
  const revive = (): Promise<void> => {
    if (!wasOnline) return Promise.resolve();
    reviving ??= comeBack().finally(() => {
      reviving = undefined;
    });
    return reviving;
  };
  const broken = async (wasOpen: boolean) => {
    refused = wasOpen ? 0 : refused + 1;
    await backOff.wait();
    await revive();
  };

  const sending = createSending({
    async ready() {
      await reviving;
      if (wasOnline && pulse.isExpired()) await revive();
      if (!client) throw new Error('there is no line yet');
      return client;
    },
    gone: () => void revive(),
  });
  const pulse = createPulse({
    async renew() {
      if (!client || !wasOnline) return;
      const fresh = await refreshToken(client);
      if (!fresh) return revive();
      const { conversationId = '', streamUrl = '' } = client;
      client.reconnect({ token: fresh.token, conversationId, streamUrl });
      pulse.granted(fresh.lifetime);
      keep();
    },
    isStreaming: () => refused < refusals,
    revive: () => void revive(),
  });

  /** Once, when Web Chat begins to listen. */
  const start = () => {
    if (client) return;
    connectionStatus$.next(connecting);
    void connect(grant).then(isOpen => {
      if (!isOpen) return events.failed();
      wasOnline = true;
      connectionStatus$.next(online);
      events.opened();
    });
  };

  watchRequests({ upload: events.upload, pollFailed: () => void broken(true) });
  watchStreams({ heard: pulse.beat, broken: wasOpen => void broken(wasOpen) });
  addEventListener('offline', tellLost);
  addEventListener('online', () => {
    backOff.wake();
    void revive();
  });

  return {
    directLine: {
      activity$: {
        subscribe(observer) {
          start();
          return activity$.subscribe(observer);
        },
      },
      connectionStatus$,
      get token() {
        return client?.token ?? grant.token;
      },
      postActivity: sending.post,
      end() {},
    },
    keep(newest) {
      seen = newest;
      keep();
    },
    cancelUploads() {
      sending.cancelUploads();
      abortUploads();
    },
  };
}
