import { setTimeout as pause } from 'node:timers/promises';

/** A Direct Line answer that is no success. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    body: string,
  ) {
    super(`the desk answered ${status}: ${body}`);
  }
}

export interface SaidActivity {
  id: string;
  type: string;
  text?: string;
  timestamp: string;
  replyToId?: string;
  from: { id: string; role?: string };
  entities?: { type: string; [key: string]: unknown }[];
  channelData?: { clientActivityID?: string };
  suggestedActions?: { actions: { title: string }[] };
}

/** Direct Line's activity set: what came after a watermark, and the next one. */
export interface Page {
  activities: SaidActivity[];
  watermark: string;
}

interface Begun {
  token: string;
  conversationId: string;
  streamUrl: string;
}

export interface LineOptions {
  url: string;
  /** The customer's own address, for the desk's limits. */
  address: string;
  /** Milliseconds for which a request is tried again before the desk counts as gone. */
  patienceMs?: number;
}

/** Codes after which the stock client tries again. */
const passing = new Set([403, 429, 500, 502, 503, 504]);

/** A customer's side of the Direct Line that never gives up: as a channel, it sends again what failed. */
export class Line {
  private token = '';
  conversation = '';
  /** How often something had to be sent again. */
  again = 0;

  constructor(private readonly options: LineOptions) {}

  async open(locale: string): Promise<void> {
    const { token } = await this.ask<{ token: string }>('POST', '/chat/token', {});
    this.token = token;
    const begun = await this.ask<Begun>('POST', '/v3/directline/conversations', {
      user: {},
      locale,
    });
    this.token = begun.token;
    this.conversation = begun.conversationId;
  }

  /** Where to listen to what comes after a watermark. */
  async streamAfter(watermark: string): Promise<string> {
    const begun = await this.ask<Begun>('GET', `${this.path}?watermark=${watermark}`);
    this.token = begun.token;
    return begun.streamUrl;
  }

  /** @returns the id by which the desk acknowledged it. */
  async post(text: string, clientActivityID: string): Promise<string> {
    const { id } = await this.ask<{ id: string }>('POST', `${this.path}/activities`, {
      type: 'message',
      text,
      from: { id: 'customer' },
      channelData: { clientActivityID },
    });
    return id;
  }

  after(watermark: string): Promise<Page> {
    return this.ask('GET', `${this.path}/activities?watermark=${watermark}`);
  }

  /** All that the desk shows of the talk, from its beginning. */
  async whole(): Promise<SaidActivity[]> {
    const all: SaidActivity[] = [];
    for (let watermark = ''; ; ) {
      const page = await this.after(watermark);
      all.push(...page.activities);
      if (page.activities.length === 0) return all;
      watermark = page.watermark;
    }
  }

  private get path(): string {
    return `/v3/directline/conversations/${this.conversation}`;
  }

  private async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const end = performance.now() + (this.options.patienceMs ?? 60_000);
    for (;;) {
      try {
        return (await this.askOnce(method, path, body)) as T;
      } catch (error) {
        const isPassing = !(error instanceof Refused) || passing.has(error.status);
        if (!isPassing || performance.now() > end) throw error;
        this.again += 1;
        await pause(50);
      }
    }
  }

  private async askOnce(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.options.url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': this.options.address,
        ...(this.token && { authorization: `Bearer ${this.token}` }),
      },
      signal: AbortSignal.timeout(20_000),
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Refused(response.status, text);
    return JSON.parse(text);
  }
}
