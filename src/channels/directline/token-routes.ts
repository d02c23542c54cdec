import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { DeskError } from '../../domain/errors';
import { checked, jsonBody, lowerKeys } from '../http/json-body';
import { originOf } from '../http/origins';
import type { DirectLineContext } from './context';
import { isSiteUser, siteUser } from './site-user';
import { userId } from './user-id';

const clientUser = z.preprocess(lowerKeys, z.object({ id: userId.nullish() }));

const generateBody = z.preprocess(
  lowerKeys,
  z.object({
    user: clientUser.nullish(),
    trustedorigins: z.array(z.url().max(300)).max(20).nullish(),
  }),
);

const chatTokenBody = z.object({
  token: z.string().max(4096).nullish(),
  /** The embedding site's word on who is signed in. */
  user: z.string().max(4096).nullish(),
});

/** Tokens: given for the secret, renewed, and handed to the chat page. */
export const mountTokenRoutes = (server: Server, context: DirectLineContext): void => {
  const { tokens } = context;
  const body = jsonBody(16 * 1024);

  async function generate(request: Request, response: Response): Promise<void> {
    const caller = context.caller(request);
    if (caller.by !== 'secret')
      throw new DeskError('secret-needed', 'Only the secret generates tokens');
    const asked = checked(generateBody, request.body ?? {});
    const origins = (asked.trustedorigins ?? []).map(each => new URL(each).origin);
    response.send(200, tokens.answer(tokens.newcomer(asked.user?.id ?? undefined, origins)));
  }

  async function refresh(request: Request, response: Response): Promise<void> {
    const caller = context.caller(request);
    if (caller.by === 'secret') throw new DeskError('bad-token', 'A secret is not refreshed');
    response.send(200, tokens.answer(caller.claims));
  }

  /**
   * The chat page's way to a token, so that the secret never reaches a browser. The id of the conversation
   * is told when there is a talk to go on with; otherwise the client is to begin one.
   */
  async function chatToken(request: Request, response: Response): Promise<void> {
    context.access.checkPage(request, []);
    context.take('chatTokens', context.addressOf(request));
    const { token: old, user: word } = checked(chatTokenBody, request.body ?? {});
    const { siteUserSecret, time } = context.deps;
    const user = word
      ? context.guarded(request, () => siteUser(word, siteUserSecret, time.now()))
      : undefined;
    const origin = originOf(request);
    const origins = origin === undefined ? [] : [origin];
    if (!old) {
      const { token, expires_in } = tokens.answer(tokens.newcomer(user, origins));
      response.send(200, { token, expires_in });
      return;
    }
    const holder = context.guarded(request, () => tokens.resume(old, context.resumeWindow));
    // A talk that belongs to a site's customer goes on with her alone, and hers with no other.
    if ((user || isSiteUser(holder.user)) && user !== holder.user)
      throw new DeskError('bad-user-token', 'The talk belongs to somebody else');
    const { conversationId, token, expires_in } = tokens.answer({ ...holder, origins });
    const exists = await context.exists(conversationId);
    response.send(200, { token, ...(exists ? { conversationId } : {}), expires_in });
  }

  server.post(
    { name: 'directline-generate', path: '/v3/directline/tokens/generate' },
    body,
    generate,
  );
  server.post({ name: 'directline-refresh', path: '/v3/directline/tokens/refresh' }, refresh);
  server.post({ name: 'chat-token', path: '/chat/token' }, body, chatToken);
};
