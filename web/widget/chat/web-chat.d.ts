/** The part of the Web Chat 4.18 bundle's surface (`window.WebChat`) that the chat page uses. */
interface WebChatActivity {
  type: string;
  id?: string;
  name?: string;
  text?: string;
  value?: unknown;
  timestamp?: string;
  from?: { id?: string; role?: string };
  entities?: readonly unknown[];
  attachments?: readonly WebChatAttachment[];
  suggestedActions?: { actions?: readonly { title?: string; value?: unknown }[] };
}

interface WebChatAttachment {
  contentType: string;
  content?: unknown;
}

interface WebChatSubscription {
  unsubscribe(): void;
}

/** 0 uninitialized, 1 connecting, 2 online, 3 expired token, 4 failed to connect, 5 ended. */
type WebChatConnectionStatus = 0 | 1 | 2 | 3 | 4 | 5;

interface WebChatDirectLine {
  /** Known once started. */
  conversationId?: string;
  /** The client's newest token; it refreshes it on its own. */
  token?: string;
  connectionStatus$: {
    subscribe(heard: (status: WebChatConnectionStatus) => void): WebChatSubscription;
  };
  end(): void;
}

interface WebChatAction {
  type: string;
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
  getState(): { sendBoxAttachments?: readonly WebChatFile[] };
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
  attachmentMiddleware: WebChatAttachmentMiddleware;
  attachmentForScreenReaderMiddleware: WebChatAttachmentMiddleware;
  sendBoxMiddleware: readonly WebChatSendBoxMiddleware[];
}

interface WebChatBundle {
  createDirectLine(options: {
    domain: string;
    token: string;
    conversationId?: string;
    watermark?: string;
    conversationStartProperties: { locale: string };
  }): WebChatDirectLine;
  createStore(state: object, ...middleware: WebChatStoreMiddleware[]): WebChatStore;
  renderWebChat(options: WebChatOptions, element: HTMLElement): void;
}

interface Window {
  WebChat?: WebChatBundle;
}
