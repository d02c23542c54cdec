import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { checked, jsonBody, lowerKeys } from '../http/json-body';
import { streamUrl } from './addresses';
import type { DirectLineContext } from './context';
import { arrivalOf } from './incoming';
import type { Holder } from './tokens';
import { userId } from './user-id';

const startBody = z.preprocess(
  lowerKeys,
  z.object({
    // The stock client sends an empty user when its page has named none.
    user: z.preprocess(lowerKeys, z.object({ id: z.unknown().optional() })).nullish(),
    locale: z
      .string()
      .regex(/^[A-Za-z0-9-]{2,35}$/)
      .nullish()
      .catch(null),
  }),
);

/** Beginning a conversation, and coming back to it. */
export const mountConversationRoutes = (server: Server, context: DirectLineContext): void => {
  const { tokens } = context;

  /** What a client needs to go on; the token is always a fresh one, since the client drops its own for it. */
  const line = (request: Request, holder: Holder, watermark: string) => ({
    ...tokens.answer(holder),
    streamUrl: streamUrl(request, context, holder, watermark),
  });

  async function start(request: Request, response: Response): Promise<void> {
    const caller = context.caller(request);
    const { user, locale } = checked(startBody, request.body ?? {});
    const named = userId.safeParse(user?.id).data;
    const holder = caller.by === 'token' ? caller.claims : tokens.newcomer(named);
    const exists = caller.by === 'token' && (await context.exists(holder.conversation));
    if (!exists) {
      context.take('starts', context.addressOf(request));
      const arrival = arrivalOf(holder, context.deps.time.now(), locale ?? undefined);
      await context.deps.turns.receive(arrival);
    }
    response.send(exists ? 200 : 201, line(request, holder, ''));
  }

  async function reconnect(request: Request, response: Response): Promise<void> {
    const { watermark, userId: user } = Object.fromEntries(new URLSearchParams(request.getQuery()));
    const { holder } = await context.enter(request, user);
    response.send(200, line(request, holder, watermark ?? ''));
  }

  server.post(
    { name: 'directline-start', path: '/v3/directline/conversations' },
    jsonBody(context.limits.bodyBytes),
    start,
  );
  server.get(
    { name: 'directline-reconnect', path: '/v3/directline/conversations/:conversationId' },
    reconnect,
  );
};
