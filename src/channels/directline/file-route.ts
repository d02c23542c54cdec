import { pipeline } from 'node:stream/promises';
import type { Request, Response, Server } from 'restify';
import type { ConversationHead } from '../../domain/conversation';
import { DeskError } from '../../domain/errors';
import type { DirectLineContext } from './context';
import { evidenceUrn } from './outgoing';

/** Entries of the log that are looked at together for a file. */
const pageSize = 200;

interface DeskFile {
  name: string;
  /** Bytes. */
  size?: number;
}

/** Files that staff send to the customer. What she sent herself is not given out again. */
export const mountFileRoute = (server: Server, context: DirectLineContext): void => {
  const { log, vault } = context.deps;

  async function file(request: Request, response: Response): Promise<void> {
    const conversation = await enter(request);
    const id = String(request.params.fileId);
    const { name, size } = await find(conversation, id);
    const content = await vault.open(id);
    // Never shown as a page of the desk, whatever it holds.
    response.setHeader('Content-Type', 'application/octet-stream');
    response.setHeader('Content-Disposition', dispositionOf(name));
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    if (size !== undefined) response.setHeader('Content-Length', size);
    response.writeHead(200);
    try {
      await pipeline(content, response);
    } catch (error) {
      // A customer who breaks a download off has nobody to be answered.
      if (!isLeft(error)) throw error;
    }
  }

  /** A page sends its token as ever; a link holds one that only gets files. */
  async function enter(request: Request): Promise<ConversationHead> {
    const linked = new URLSearchParams(request.getQuery()).get('t');
    if (!linked) return (await context.enter(request)).conversation;
    const id = String(request.params.conversationId);
    const claims = context.guarded(request, () => context.tokens.verify(linked, 'file'));
    if (claims.conversation !== id)
      throw new DeskError('wrong-conversation', 'The link is of another conversation');
    return context.find(id);
  }

  async function find({ id: conversation }: ConversationHead, fileId: string): Promise<DeskFile> {
    for (let after = 0; ; ) {
      const entries = await log.after(conversation, after, pageSize);
      for (const { from, activity } of entries) {
        const { type, attachments } = activity;
        if (from === 'customer' || type !== 'message' || !Array.isArray(attachments)) continue;
        const found = attachments.find(
          each => isFile(each) && each.contentUrl === evidenceUrn + fileId,
        );
        if (isFile(found)) return { name: found.name ?? 'file', ...sizeOf(found) };
      }
      const last = entries.at(-1);
      if (!last || entries.length < pageSize)
        throw new DeskError('not-found', 'There is no such file in the conversation');
      after = last.seq;
    }
  }

  const path = '/v3/directline/conversations/:conversationId/files/:fileId';
  server.get({ name: 'directline-file', path }, file);
};

const isLeft = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

interface LoggedFile {
  contentUrl?: string;
  name?: string;
  content?: { size?: unknown };
}

const isFile = (value: unknown): value is LoggedFile => typeof value === 'object' && value !== null;

const sizeOf = ({ content }: LoggedFile) =>
  typeof content?.size === 'number' ? { size: content.size } : {};

/** RFC 6266, with the name in UTF-8. */
const dispositionOf = (name: string): string => {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    each => `%${each.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
};
