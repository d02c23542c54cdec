import { pipeline } from 'node:stream/promises';
import type { Request, Response, Server } from 'restify';
import { readMultipart } from '../../channels/directline/multipart';
import { FilesOfUpload } from '../../channels/directline/upload';
import { clientAddress } from '../../channels/http/client-address';
import { TooManyRequests } from '../../channels/http/too-many';
import { incomingOf } from '../../channels/inbound/heard';
import type { LinkClaims, LinkTokens } from '../../channels/links/link-tokens';
import { saidIn } from '../../channels/shape/said';
import type { Conversation } from '../../domain/conversation';
import { DeskError } from '../../domain/errors';
import type {
  ActivityLog,
  Conversations,
  EvidenceVault,
  RandomSource,
  TimeSource,
} from '../../domain/ports';
import { RateLimit } from '../../domain/rate-limit';
import type { Texts } from '../../i18n/texts';
import { attachmentHeader } from '../../staff/api/preview';
import { type UploadView, uploadPage } from './upload-view';

export interface UploadPageDeps {
  tokens: LinkTokens;
  turns: Parameters<typeof receiveInto>[0];
  conversations: Conversations;
  log: ActivityLog;
  vault: EvidenceVault;
  texts: Texts;
  time: TimeSource;
  random: RandomSource;
  maxMb: number;
  maxFiles: number;
  /** Proxies of ours that stand before the desk. */
  trustedProxies: number;
}

/** Per address; a customer needs one or two. */
const visits = { burst: 30, perMinute: 10 };
const megabyte = 1024 * 1024;
/** Files of the biggest size that come at once. */
const filesAtOnce = 10;

/**
 * For customers whose channel carries no files, or not of this size: `/upload/{token}` takes files for
 * their talk once, `/files/{token}` gives one that staff sent them.
 */
export function mountUploadPage(server: Server, deps: UploadPageDeps): void {
  const limit = new RateLimit(visits, deps.time);
  const enter = (request: Request): void => {
    const address = clientAddress(request, deps.trustedProxies);
    if (!limit.allows(address)) throw new TooManyRequests(limit.retryAfter(address));
  };

  server.get({ name: 'upload-page', path: '/upload/*' }, async (request, response) => {
    enter(request);
    const link = await open(deps, request);
    const step = !link ? 'gone' : (await isUsed(deps, link)) ? 'used' : 'ask';
    show(deps, response, step, link?.conversation);
  });

  server.post({ name: 'upload', path: '/upload/*' }, async (request, response) => {
    enter(request);
    const link = await open(deps, request);
    if (!link || (await isUsed(deps, link))) {
      request.resume();
      return show(deps, response, link ? 'used' : 'gone', link?.conversation);
    }
    const { vault, maxFiles, maxMb, turns, time } = deps;
    const files = new FilesOfUpload(vault, maxFiles);
    try {
      await readMultipart(request, files, filesAtOnce * maxMb * megabyte);
    } catch (error) {
      await files.discard();
      throw error;
    }
    const received = await files.received();
    if (received.received.length + received.refused.length === 0)
      return show(deps, response, 'ask', link.conversation);
    const repeated = await receiveInto(turns, link, received, time.now());
    if (repeated) await files.discard();
    show(deps, response, repeated ? 'used' : 'done', link.conversation);
  });

  server.get({ name: 'file-link', path: '/files/*' }, async (request, response) => {
    enter(request);
    const claims = deps.tokens.read(tokenIn(request), 'file');
    const file = claims && (await find(deps, claims));
    if (!file) throw new DeskError('not-found', 'This link is not good any more');
    const content = await deps.vault.open(file.id);
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(file.size),
      'Content-Disposition': attachmentHeader(file.name),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'no-store',
    });
    await pipeline(content, response).catch(() => response.destroy());
  });
}

/** The router takes no parameter of such a length, but any rest of a path. */
const tokenIn = (request: Request): string => String(request.params['*']);

interface OpenLink {
  claims: LinkClaims;
  conversation: Conversation;
}

async function open(deps: UploadPageDeps, request: Request): Promise<OpenLink | undefined> {
  const claims = deps.tokens.read(tokenIn(request), 'upload');
  const conversation = claims && (await deps.conversations.find(claims.conversation));
  return claims && conversation && { claims, conversation };
}

/** The log itself knows: the upload is a message of the talk. */
const isUsed = async ({ log }: UploadPageDeps, { claims }: OpenLink): Promise<boolean> =>
  (await log.findIncoming(claims.conversation, incomingIdOf(claims))) !== undefined;

const incomingIdOf = ({ id }: LinkClaims): string => `upload-${id}`;

/** The files become a message of the customer's, as if her channel had carried them. */
async function receiveInto(
  turns: { receive(incoming: ReturnType<typeof incomingOf>): Promise<{ repeated: boolean }> },
  { claims, conversation }: OpenLink,
  files: Parameters<typeof incomingOf>[2],
  now: Date,
): Promise<boolean> {
  const { channel, id, address } = conversation;
  const user = address.user as { id?: unknown } | undefined;
  const heard = {
    ...{ channel, conversation: id.slice(channel.length + 1) },
    user: typeof user?.id === 'string' ? user.id : id,
    incomingId: incomingIdOf(claims),
    kind: 'message' as const,
  };
  return (await turns.receive(incomingOf(heard, now, files))).repeated;
}

/** Only what staff have sent in that talk is given out. */
async function find({ log }: UploadPageDeps, { conversation, file }: LinkClaims) {
  const entries = await log.after(conversation, 0);
  return entries.flatMap(entry => saidIn(entry)?.files ?? []).find(({ id }) => id === file);
}

function show(
  { texts, random, maxMb, maxFiles }: UploadPageDeps,
  response: Response,
  step: UploadView['step'],
  conversation?: Conversation,
): void {
  const nonce = Buffer.from(random.bytes(16)).toString('base64url');
  const language = conversation?.language ?? 'vi';
  const page = uploadPage({ language, nonce, step, maxMb, maxFiles }, texts);
  response.writeHead(step === 'gone' ? 404 : 200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'Cache-Control': 'no-store',
  });
  response.end(page);
}
