import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer, plugins, type Request, type Response, type Server } from 'restify';
import { type WebSocket, WebSocketServer } from 'ws';
import { mountPages } from '../../../src/server/pages/mount-pages';

/** An activity that the scripted bot says; id, time and sender are added. */
export type Line = Record<string, unknown>;

/** What the bot answers to an activity of the customer; `undefined` is the greeting. */
export type Script = (incoming: Line | undefined) => Line[];

export interface ScriptedDesk {
  readonly origin: string;
  /** The next event activity that the page sends. */
  nextEvent(): Promise<Line>;
  /** Takes this word of a site on its user no longer. */
  refuseUser(word: string): void;
  /** Bodies of POST /chat/token. */
  readonly tokenRequests: Line[];
  /** Names of the files of the next upload; their contents are read and dropped. */
  nextUpload(): Promise<string[]>;
  /** Cuts every open stream; the next tries to come back are answered as ever, or not before `mend`. */
  cut(options?: { untilMended: boolean }): void;
  mend(): void;
  /** Says something unasked in every talk; a sign such as typing is shown and not kept. */
  say(line: Line, from?: { id: string; name?: string; role: string }): void;
  /** Lets no stream through any more, as some proxies do, or lets them through again. */
  allowStreams(isAllowed: boolean): void;
  /** A site of another origin with one page; whether the desk lets it embed the chat is to be said. */
  openSite(site: ForeignSite): Promise<string>;
  close(): Promise<void>;
}

interface ForeignSite {
  allowed: boolean;
  html(deskOrigin: string): string;
  policy?(deskOrigin: string): string;
}

const bot = { id: 'desk', role: 'bot' };
const user = { id: 'dl_1', role: 'user' };

interface Talk {
  log: Line[];
  sockets: Set<WebSocket>;
}

/**
 * The desk's pages as they are served, over a Direct Line that holds just enough for the widget's own
 * tests and whose bot says what the test wants. The whole desk is tested elsewhere.
 */
export async function openScriptedDesk(
  script: Script,
  options: { allowedOrigins?: string[]; mount?: (server: Server) => void } = {},
): Promise<ScriptedDesk> {
  const server = createServer({ name: 'scripted desk' });
  const talks = new Map<string, Talk>();
  const events = new EventEmitter();
  const tokenRequests: Line[] = [];
  const others: HttpServer[] = [];
  const allowedOrigins = [...(options.allowedOrigins ?? [])];
  const refusedUsers = new Set<string>();
  let isDown = false;
  let allowsStreams = true;

  const talkOf = (req: Request) => {
    const id = (req.headers.authorization ?? '').replace(/^Bearer talk\./, '');
    return { id, talk: talks.get(id) };
  };
  const append = (id: string, talk: Talk, from: object, line: Line) => {
    const isPassing = line.type === 'typing';
    const seq = talk.log.length + 1;
    const activity = {
      ...line,
      id: isPassing ? `typing-${JSON.stringify(from)}` : `${id}|${seq}`,
      timestamp: new Date(Date.UTC(2026, 2, 2, 2, 0, seq)).toISOString(),
      from,
      conversation: { id },
    };
    if (!isPassing) talk.log.push(activity);
    for (const socket of talk.sockets) {
      socket.send(JSON.stringify({ activities: [activity], watermark: String(seq) }));
    }
    return activity.id;
  };
  const say = (id: string, talk: Talk, lines: Line[], from: object = bot) => {
    for (const line of lines) append(id, talk, from, { type: 'message', ...line });
  };
  const grant = (id: string) => ({
    conversationId: id,
    token: `talk.${id}`,
    expires_in: 1800,
    streamUrl: `ws://127.0.0.1:${portOf(server)}/stream?id=${id}&watermark=`,
  });

  server.pre((_, res, next) => {
    if (!isDown) return next();
    res.send(503, {});
    next(false);
  });
  server.post('/v3/directline/conversations/:id/upload', (req, res, next) => {
    const { id, talk } = talkOf(req);
    const chunks: Buffer[] = [];
    req.on('data', chunk => chunks.push(chunk));
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const sent = JSON.parse(/^\{.*\}\r?$/m.exec(body)?.[0] ?? '{}');
      const names = [...body.matchAll(/name="file"; filename="([^"]*)"/g)].map(([, name]) => name);
      const attachments = names.map(name => ({ contentType: 'application/octet-stream', name }));
      events.emit('upload', names);
      if (!talk) res.send(404, {});
      else {
        res.send(200, { id: append(id, talk, user, { ...sent, attachments }) });
        say(id, talk, script(sent));
      }
      next(false);
    });
  });
  server.use(plugins.jsonBodyParser());
  server.post('/chat/token', (req: Request, res: Response, next) => {
    tokenRequests.push(req.body);
    const old = String(req.body?.token ?? '').replace(/^talk\./, '');
    if ((req.body?.token && !talks.has(old)) || refusedUsers.has(req.body?.user))
      res.send(403, { error: { code: 'BadToken' } });
    else {
      const { token, conversationId, expires_in } = grant(old || randomBytes(9).toString('hex'));
      res.send(200, { token, expires_in, ...(old ? { conversationId } : {}) });
    }
    next(false);
  });
  server.post('/v3/directline/conversations', (req, res, next) => {
    const { id } = talkOf(req);
    const talk: Talk = { log: [], sockets: new Set() };
    talks.set(id, talk);
    say(id, talk, script(undefined));
    res.send(201, grant(id));
    next(false);
  });
  server.get('/v3/directline/conversations/:id', (req, res, next) => {
    const { id, talk } = talkOf(req);
    if (talk) res.send(200, grant(id));
    else res.send(404, {});
    next(false);
  });
  server.get('/v3/directline/conversations/:id/activities', (req, res, next) => {
    const { talk } = talkOf(req);
    const after = Number(new URL(req.url ?? '', 'http://desk').searchParams.get('watermark') ?? 0);
    if (!talk) res.send(404, {});
    else res.send(200, { activities: talk.log.slice(after), watermark: String(talk.log.length) });
    next(false);
  });
  server.get('/v3/directline/conversations/:id/files/:file', (req, res, next) => {
    if (talkOf(req).talk) res.sendRaw(200, `content of ${req.params.file}`);
    else res.send(403, {});
    next(false);
  });
  server.post('/v3/directline/conversations/:id/activities', (req, res, next) => {
    const { id, talk } = talkOf(req);
    if (!talk) res.send(404, {});
    else {
      if (req.body.type === 'event') events.emit('event', req.body);
      res.send(200, { id: append(id, talk, user, req.body) });
      say(id, talk, script(req.body));
    }
    next(false);
  });

  const stream = new WebSocketServer({ noServer: true });
  server.server.on('upgrade', (request, socket, head) => {
    const talk = talks.get(new URL(request.url ?? '', 'http://desk').searchParams.get('id') ?? '');
    if (!talk || isDown || !allowsStreams) return socket.destroy();
    stream.handleUpgrade(request, socket, head, client => {
      talk.sockets.add(client);
      client.on('close', () => talk.sockets.delete(client));
      client.send(JSON.stringify({ activities: talk.log, watermark: String(talk.log.length) }));
    });
  });

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  mountPages(server, {
    webRoot: join(__dirname, '../../../dist/web'),
    allowedOrigins,
    supportEmail: 'Support@pargon.com.vn',
    supportPhone: '09144 09142',
    random: {
      integer: bound => randomBytes(4).readUInt32LE() % bound,
      bytes: length => randomBytes(length),
    },
  });
  options.mount?.(server);
  const origin = `http://127.0.0.1:${portOf(server)}`;

  return {
    origin,
    nextEvent: async () => (await once(events, 'event'))[0],
    nextUpload: async () => (await once(events, 'upload'))[0],
    tokenRequests,
    refuseUser: word => void refusedUsers.add(word),
    cut({ untilMended } = { untilMended: false }) {
      isDown = untilMended;
      for (const socket of stream.clients) socket.terminate();
    },
    mend() {
      isDown = false;
    },
    say(line, from) {
      for (const [id, talk] of talks) say(id, talk, [line], from);
    },
    allowStreams(isAllowed) {
      allowsStreams = isAllowed;
    },
    async openSite({ allowed, html, policy }) {
      const site = createHttpServer((_, response) => {
        response.writeHead(200, {
          'Content-Type': 'text/html; charset=utf-8',
          ...(policy ? { 'Content-Security-Policy': policy(origin) } : {}),
        });
        response.end(html(origin));
      });
      others.push(site);
      await new Promise<void>(resolve => site.listen(0, '127.0.0.1', resolve));
      const address = `http://localhost:${(site.address() as AddressInfo).port}`;
      if (allowed) allowedOrigins.push(address);
      return address;
    },
    async close() {
      for (const socket of stream.clients) socket.terminate();
      for (const each of [...others, server.server as HttpServer]) {
        each.closeAllConnections();
        await new Promise(resolve => each.close(resolve));
      }
    },
  };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
