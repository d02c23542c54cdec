/** The part of the Web Chat 4.18 bundle's surface (`window.WebChat`) that the chat page uses. */
interface WebChatActivity {
  type: string;
  id?: string;
  name?: string;
  text?: string;
  value?: unknown;
  timestamp?: string;
  from?: { id?: string; name?: string; role?: string };
  channelData?: Record<string, unknown>;
  entities?: readonly unknown[];
  attachments?: readonly WebChatAttachment[];
  suggestedActions?: { actions?: readonly { title?: string; value?: unknown }[] };
}

interface WebChatAttachment {
  contentType: string;
  content?: unknown;
  contentUrl?: string;
  name?: string;
  /** Bytes. */
  size?: number;
}

interface WebChatSubscription {
  unsubscribe(): void;
}

interface WebChatObserver<T> {
  next?(value: T): void;
  error?(error: { status?: number }): void;
  complete?(): void;
}

interface WebChatObservable<T> {
  subscribe(observer: WebChatObserver<T>): WebChatSubscription;
}

/** 0 uninitialized, 1 connecting, 2 online, 3 expired token, 4 failed to connect, 5 ended. */
type WebChatConnectionStatus = 0 | 1 | 2 | 3 | 4 | 5;

/** What Web Chat asks of whoever brings its activities. */
interface WebChatDirectLine {
  readonly activity$: WebChatObservable<WebChatActivity>;
  readonly connectionStatus$: WebChatObservable<WebChatConnectionStatus>;
  readonly token?: string;
  /** Brings the activity's id. */
  postActivity(activity: WebChatActivity): WebChatObservable<string>;
  end(): void;
}

/** The published Direct Line client. */
interface StockClient extends WebChatDirectLine {
  /** Known once started. */
  conversationId?: string;
  streamUrl?: string;
  watermark?: string;
  /** Takes another token over. */
  reconnect(line: { conversationId: string; token: string; streamUrl: string }): void;
}

interface WebChatAction {
  type: string;
  meta?: { clientActivityID?: string };
  payload?: {
    activity?: WebChatActivity;
    attachments?: readonly WebChatFile[];
    text?: string;
    [key: string]: unknown;
  };
}

/** A file that waits in the message box. */
interface WebChatFile {
  blob: Blob;
  thumbnailURL?: URL;
}

interface WebChatStore {
  dispatch(action: WebChatAction): void;
  getState(): {
    activities?: readonly WebChatActivity[];
    sendBoxAttachments?: readonly WebChatFile[];
    sendBoxValue?: string;
  };
}

type WebChatStoreMiddleware = (
  store: WebChatStore,
) => (next: (action: WebChatAction) => unknown) => (action: WebChatAction) => unknown;

/** React's element as the bundle's React takes it; the page makes its few by hand (`react-element.ts`). */
interface WebChatElement {
  readonly $$typeof: symbol;
}

type WebChatAttachmentMiddleware = () => (
  next: (data: { attachment: WebChatAttachment; activity: WebChatActivity }) => unknown,
) => (data: { attachment: WebChatAttachment; activity: WebChatActivity }) => unknown;

interface WebChatActivityRequest {
  activity: WebChatActivity;
}

type WebChatRender = (...props: unknown[]) => unknown;

type WebChatActivityMiddleware = () => (
  next: (...request: [WebChatActivityRequest, ...unknown[]]) => WebChatRender | false | undefined,
) => (...request: [WebChatActivityRequest, ...unknown[]]) => WebChatRender | false | undefined;

interface WebChatStatusRequest extends WebChatActivityRequest {
  hideTimestamp: boolean;
  sendState: 'sending' | 'send failed' | 'sent';
}

type WebChatActivityStatusMiddleware = () => (
  next: (request: WebChatStatusRequest) => unknown,
) => (request: WebChatStatusRequest) => unknown;

interface WebChatTypist {
  name?: string;
  role?: string;
}

type WebChatTypingMiddleware = () => (
  next: (typing: never) => unknown,
) => (typing: { activeTyping: Record<string, WebChatTypist>; visible: boolean }) => unknown;

type WebChatComponent = (props: Record<string, unknown>) => WebChatElement;

type WebChatSendBoxMiddleware = () => (
  next: (request: unknown) => WebChatComponent | undefined,
) => (request: unknown) => WebChatComponent | undefined;

interface WebChatOptions {
  directLine: WebChatDirectLine;
  store: WebChatStore;
  locale: string;
  nonce: string;
  role: string;
  styleOptions: Record<string, unknown>;
  overrideLocalizedStrings: Record<string, string>;
  activityMiddleware: WebChatActivityMiddleware;
  activityStatusMiddleware: WebChatActivityStatusMiddleware;
  attachmentMiddleware: readonly WebChatAttachmentMiddleware[];
  attachmentForScreenReaderMiddleware: WebChatAttachmentMiddleware;
  typingIndicatorMiddleware: WebChatTypingMiddleware;
  sendBoxMiddleware: readonly WebChatSendBoxMiddleware[];
}

interface WebChatBundle {
  createDirectLine(options: {
    domain: string;
    token: string;
    webSocket: boolean;
    conversationId?: string;
    watermark?: string;
    conversationStartProperties: { locale: string };
  }): StockClient;
  createStore(state: object, ...middleware: WebChatStoreMiddleware[]): WebChatStore;
  renderWebChat(options: WebChatOptions, element: HTMLElement): void;
}

interface Window {
  WebChat?: WebChatBundle;
}
