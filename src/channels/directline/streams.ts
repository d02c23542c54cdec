import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server } from 'restify';
import { WebSocketServer } from 'ws';
import { DeskError } from '../../domain/errors';
import { faultOf } from '../http/fault';
import { statusOf } from '../http/status';
import { pathOf, refuseUpgrade, takeUpgrade } from '../http/upgrades';
import { fileAddress } from './addresses';
import type { DirectLineContext } from './context';
import { readWatermark } from './outgoing';
import { Stream } from './stream';
import type { Claims } from './token';

const streamPath = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/;

/** The WebSockets of the Direct Line: many per conversation, each sent the log from where its client is. */
export class Streams {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 4096,
    perMessageDeflate: false,
  });
  private readonly open = new Map<string, Set<Stream>>();
  private isClosing = false;

  constructor(private readonly context: DirectLineContext) {}

  mount(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const [, conversation] = streamPath.exec(pathOf(request)) ?? [];
      if (conversation === undefined) return;
      takeUpgrade(socket);
      // A client that leaves during the handshake.
      socket.on('error', () => socket.destroy());
      this.upgrade(conversation, request, socket, head).catch(error => this.refuse(socket, error));
    });
  }

  /** How many sockets are open, for the metrics. */
  count(): number {
    return this.sockets.clients.size;
  }

  /** Asks every client to come back later; the stock one does so by itself, after 3 to 15 seconds. */
  async close(reason: string, graceMs = 1000): Promise<void> {
    this.isClosing = true;
    const streams = [...this.open.values()].flatMap(each => [...each]);
    for (const stream of streams) stream.close(reason);
    const closed = new Promise<void>(resolve => this.sockets.close(() => resolve()));
    const cut = setTimeout(() => {
      for (const stream of streams) stream.terminate();
    }, graceMs);
    await closed;
    clearTimeout(cut);
  }

  private async upgrade(
    conversation: string,
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
  ): Promise<void> {
    const query = new URLSearchParams((request.url ?? '').split('?')[1] ?? '');
    const claims = this.claims(conversation, request, query.get('t'));
    const stored = await this.context.find(conversation);
    if ((this.open.get(conversation)?.size ?? 0) >= this.context.limits.sockets)
      throw new DeskError('too-many-requests', 'Too many streams of this conversation');
    if (this.isClosing) return refuseUpgrade(socket, 503);
    const after = readWatermark(query.get('watermark'), stored.lastSeq);
    this.sockets.handleUpgrade(request, socket, head, webSocket => {
      const stream = new Stream(webSocket, {
        ...this.context.streamTimes,
        reader: {
          conversation: claims.conversation,
          way: 'stream',
          isHub: this.context.isHub(claims),
          fileAddress: id => fileAddress(request, this.context, claims, id),
        },
        after,
        expires: new Date(claims.expires * 1000),
        time: this.context.deps.time,
        read: (seq, limit) => this.context.deps.log.after(stored.id, seq, limit),
        failed: error =>
          this.context.deps.logger.error({ fault: faultOf(error) }, 'a stream could not be sent'),
      });
      const silence = this.context.deps.feed.listen(stored.id, told => stream.wake(told));
      const hush = this.context.signs.listen(stored.id, typist => stream.type(typist));
      webSocket.on('close', silence);
      webSocket.on('close', hush);
      this.keep(conversation, stream, onClose => webSocket.on('close', onClose));
      stream.wake();
    });
  }

  private claims(conversation: string, request: IncomingMessage, token: string | null): Claims {
    const { access, tokens } = this.context;
    return this.context.guarded(request, () => {
      if (!token) throw new DeskError('missing-token', 'The stream has no token');
      const claims = tokens.verify(token, 'stream');
      access.checkPage(request, claims.origins);
      if (claims.conversation !== conversation)
        throw new DeskError('wrong-conversation', 'The token is for another conversation');
      return claims;
    });
  }

  private keep(
    conversation: string,
    stream: Stream,
    whenClosed: (forget: () => void) => void,
  ): void {
    const streams = this.open.get(conversation) ?? new Set();
    this.open.set(conversation, streams.add(stream));
    whenClosed(() => {
      streams.delete(stream);
      if (streams.size === 0 && this.open.get(conversation) === streams)
        this.open.delete(conversation);
    });
  }

  private refuse(socket: Duplex, error: unknown): void {
    const code = error instanceof DeskError ? error.code : 'service-error';
    const status = statusOf(code) ?? 500;
    if (status === 500)
      this.context.deps.logger.error({ fault: faultOf(error) }, 'a stream could not be opened');
    else this.context.deps.logger.info({ code, status }, 'a stream was refused');
    refuseUpgrade(socket, status);
  }
}
