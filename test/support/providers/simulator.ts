import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Trouble } from './provider';

export interface Asked {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The body as JSON; `{}` for anything else. */
  json: Record<string, unknown>;
  /** The parts of a multipart body or the fields of a form; a file as it was sent. */
  form(): Promise<FormData>;
}

export interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The HTTP side of a simulated provider. */
export class Simulator {
  private readonly server: Server;
  private trouble: { kind: Trouble; after: number } | undefined;
  readonly complaints: string[] = [];
  deskUrl = '';

  constructor(answer: (asked: Asked) => Promise<Answer> | Answer) {
    this.server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const {
        status = 200,
        body: said,
        headers,
      } = await answer({
        method: request.method ?? '',
        url: new URL(request.url ?? '/', this.base),
        headers: request.headers,
        body,
        json: jsonOf(body),
        form: () =>
          new Response(new Uint8Array(body), {
            headers: { 'content-type': request.headers['content-type'] ?? '' },
          }).formData(),
      });
      response.writeHead(status, {
        'content-type': Buffer.isBuffer(said) ? 'application/octet-stream' : 'application/json',
        ...headers,
      });
      response.end(Buffer.isBuffer(said) ? said : JSON.stringify(said ?? {}));
    });
  }

  async listen(): Promise<this> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get base(): string {
    return `http://${this.host}`;
  }

  /** The message after so many others meets trouble, once. */
  meets(kind: Trouble, after = 0): void {
    this.trouble = { kind, after };
  }

  /** The trouble that a message meets now. */
  takeTrouble(): Trouble | undefined {
    if (!this.trouble || this.trouble.after-- > 0) return undefined;
    const { kind } = this.trouble;
    this.trouble = undefined;
    return kind;
  }

  complain(what: string): void {
    this.complaints.push(what);
  }

  /** Posts to the desk, as often as it is asked. */
  async post(path: string, body: Buffer, headers: Record<string, string>): Promise<number> {
    const answer = await fetch(`${this.deskUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: new Uint8Array(body),
    });
    await answer.body?.cancel();
    return answer.status;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }
}

function jsonOf(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
