import type { IncomingHttpHeaders } from 'node:http';
import type { Request, Response, Server } from 'restify';
import type { InboundEvent, InboundEvents } from '../../domain/channel-store';
import { DeskError } from '../../domain/errors';
import type { TimeSource } from '../../domain/ports';
import { RateLimit } from '../../domain/rate-limit';
import { clientAddress } from '../http/client-address';
import { TooManyRequests } from '../http/too-many';

/** A provider's request as it came: signatures are made over these very bytes. */
export interface RawRequest {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What a channel makes of a request: what is to be kept, or why it is refused. */
export type Verdict =
  | { events: InboundEvent[] }
  /** `status` is what the provider has to hear; 200 where it would otherwise turn the webhook off. */
  | { refused: string; status: number }
  /** What was said is answered on the request itself. */
  | { answer: object };

export interface WebHookDeps {
  inbound: Pick<InboundEvents, 'keep'>;
  /** There is something to be dealt with. */
  nudge(): void;
  time: TimeSource;
  /** Told of a request that was refused, by a code. */
  onRefused(channel: string, code: string): void;
  /** Proxies of ours that stand before the desk; none by default. */
  trustedProxies?: number;
}

/** Messages of one conversation; nobody types more, and a flood is not to fill the disk. */
const messages = { burst: 60, perMinute: 60 };

/** Requests of one address that nobody had signed; after them it is not looked at for a while. */
const refusals = { burst: 60, perMinute: 30 };
const unsigned = new Set([401, 403]);

/** Providers send a few kilobytes; Messenger up to a thousand events at once. */
const mostBytes = 2 * 1024 * 1024;

/**
 * Takes a provider's events: checked on the raw bytes, kept on disk, acknowledged; the turn comes after it.
 * Providers want their answer within two to five seconds, and what was acknowledged is not lost.
 */
export function mountWebHook(
  server: Server,
  deps: WebHookDeps,
  hook: { channel: string; path: string; judge(request: RawRequest): Verdict | Promise<Verdict> },
): void {
  const { channel, path } = hook;
  const limit = new RateLimit(messages, deps.time);
  const refused = new RateLimit(refusals, deps.time);
  async function take(request: Request, response: Response): Promise<void> {
    const address = clientAddress(request, deps.trustedProxies);
    if (refused.isSpent(address)) throw new TooManyRequests(refused.retryAfter(address));
    const body = await rawBody(request);
    const verdict = await hook.judge({ headers: request.headers, body });
    if ('refused' in verdict) {
      deps.onRefused(channel, verdict.refused);
      if (unsigned.has(verdict.status)) refused.allows(address);
      response.send(verdict.status, {});
      return;
    }
    if ('answer' in verdict) {
      response.send(200, verdict.answer);
      return;
    }
    const events = verdict.events.filter(({ line }) => limit.allows(line));
    if (events.length < verdict.events.length) deps.onRefused(channel, 'too-many');
    const kept = await deps.inbound.keep(events, deps.time.now());
    response.send(200, {});
    if (kept > 0) deps.nudge();
  }
  server.post({ name: `${channel}-webhook`, path }, take);
}

async function rawBody(request: Request): Promise<Buffer> {
  if (request.headers['content-encoding'] !== undefined)
    throw new DeskError('unsupported-encoding', 'Send the body without content encoding');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes)
      throw new DeskError('body-too-large', `The body has more than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The JSON of a body that was signed; undefined for anything else. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
