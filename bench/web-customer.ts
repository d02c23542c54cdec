import { randomBytes, randomInt } from 'node:crypto';
import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';

export const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Posts JSON over a kept connection. @throws Error where the answer is no success. */
export function post<T>(
  url: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<T> {
  const content = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(content),
          ...headers,
        },
      },
      response => {
        const pieces: Buffer[] = [];
        response.on('data', piece => pieces.push(piece));
        response.on('end', () => {
          const text = Buffer.concat(pieces).toString();
          if (response.statusCode && response.statusCode < 300) resolve(JSON.parse(text));
          else reject(new Error(`${response.statusCode}: ${text}`));
        });
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(content);
  });
}

/** A customer of the desk as its widget is one: posts, and hears the answer by a socket. */
export class WebCustomer {
  private heard = 0;
  private wake = (): void => {};

  private constructor(
    private readonly base: string,
    private readonly line: Line,
    readonly socket: WebSocket,
  ) {
    socket.on('message', frame => {
      const text = String(frame);
      if (text === '') return;
      const { activities } = JSON.parse(text) as { activities: { from: { role?: string } }[] };
      this.heard += activities.filter(({ from }) => from.role === 'bot').length;
      this.wake();
    });
  }

  /** Comes, opens her socket, and is greeted. */
  static async arrive(base: string): Promise<WebCustomer> {
    const address = { 'x-forwarded-for': [10, 0, 0, 0].map(n => n || randomInt(256)).join('.') };
    const { token } = await post<{ token: string }>(`${base}/chat/token`, {}, address);
    const begun = await post<Line>(
      `${base}/v3/directline/conversations`,
      { user: {}, locale: 'vi' },
      { ...address, authorization: `Bearer ${token}` },
    );
    const customer = new WebCustomer(base, begun, new WebSocket(begun.streamUrl));
    await customer.hears(1);
    return customer;
  }

  /** Resolves when she was answered. */
  async say(text: string): Promise<void> {
    const { conversationId, token } = this.line;
    const wanted = this.heard + 1;
    await post(
      `${this.base}/v3/directline/conversations/${conversationId}/activities`,
      {
        ...{ type: 'message', text, from: { id: 'customer' } },
        channelData: { clientActivityID: randomBytes(9).toString('base64url') },
      },
      { authorization: `Bearer ${token}` },
    );
    await this.hears(wanted);
  }

  leave(): void {
    this.socket.terminate();
  }

  private async hears(count: number): Promise<void> {
    while (this.heard < count)
      await new Promise<void>(resolve => {
        this.wake = resolve;
      });
  }
}

interface Line {
  conversationId: string;
  token: string;
  streamUrl: string;
}
