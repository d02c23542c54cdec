import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import { FetchXmlHttpRequest } from './xml-http-request';

Object.assign(globalThis, { WebSocket, XMLHttpRequest: FetchXmlHttpRequest });

export type Mode = 'WebSocket' | 'polling';

export interface StockClientOptions {
  url: string;
  mode?: Mode;
  token?: string;
  secret?: string;
  conversationId?: string;
  watermark?: string;
  /** Milliseconds; also how long the client waits before it tries again. */
  timeout?: number;
}

type Said = Activity & { text?: string };

/** The published client as a page would use it, with what it received kept for looking at. */
export class StockClient {
  readonly activities: Said[] = [];
  readonly statuses: ConnectionStatus[] = [];
  readonly line: DirectLine;
  private readonly waiting = new Set<() => void>();

  constructor({ url, mode = 'WebSocket', ...rest }: StockClientOptions) {
    this.line = new DirectLine({
      domain: `${url}/v3/directline`,
      webSocket: mode === 'WebSocket',
      pollingInterval: 200,
      // The shortest of the delays before a new socket: three seconds.
      random: () => 0,
      timeout: 2000,
      ...rest,
    } as ConstructorParameters<typeof DirectLine>[0]);
    this.line.connectionStatus$.subscribe(status => {
      this.statuses.push(status);
      this.wake();
    });
    this.line.activity$.subscribe(
      activity => {
        this.activities.push(activity);
        this.wake();
      },
      () => this.wake(),
    );
  }

  /** @returns the id that the desk gave it, or `retry`. */
  post(activity: object): Promise<string> {
    return new Promise((resolve, reject) => {
      this.line.postActivity(activity as Activity).subscribe(resolve, reject);
    });
  }

  say(text: string, clientActivityID = `client-${text}`): Promise<string> {
    const from = { id: 'whoever', name: 'Somebody' };
    return this.post({ type: 'message', from, text, channelData: { clientActivityID } });
  }

  /** Waits until a text has come. */
  async hears(text: string): Promise<Said> {
    await this.until(() => this.texts().includes(text));
    const heard = this.activities.find(activity => activity.text === text);
    if (!heard) throw new Error(`"${text}" did not come`);
    return heard;
  }

  async status(wanted: ConnectionStatus): Promise<void> {
    await this.until(() => this.statuses.at(-1) === wanted);
  }

  texts(): (string | undefined)[] {
    return this.activities.filter(({ type }) => type === 'message').map(({ text }) => text);
  }

  end(): void {
    this.line.end();
  }

  private async until(holds: () => boolean): Promise<void> {
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      this.wake();
    }, 60_000);
    while (!holds() && !isLate) await new Promise<void>(resolve => this.waiting.add(resolve));
    clearTimeout(late);
    if (isLate) throw new Error(`waited in vain; heard so far: ${JSON.stringify(this.texts())}`);
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}

export { ConnectionStatus };
