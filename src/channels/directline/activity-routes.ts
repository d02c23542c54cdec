import type { Request, Response, Server } from 'restify';
import { checked, jsonBody } from '../http/json-body';
import { clientActivity } from './activity-schema';
import type { DirectLineContext } from './context';
import { incomingOf } from './incoming';
import { activitySet, readWatermark } from './outgoing';

const path = '/v3/directline/conversations/:conversationId/activities';

/** Activities that one poll brings; the client asks again for the rest. */
const pageSize = 100;

/** What the customer says, and what the desk answers for clients without a socket. */
export const mountActivityRoutes = (server: Server, context: DirectLineContext): void => {
  async function post(request: Request, response: Response): Promise<void> {
    const { holder } = await context.enter(request, senderOf(request.body));
    context.take('messages', holder.conversation);
    const sent = checked(clientActivity, request.body);
    if (sent.type === 'typing') {
      // Nothing to answer and nothing to keep, but the client waits for an id.
      response.send(200, { id: context.tokens.passingId() });
      return;
    }
    const outcome = await context.deps.turns.receive(
      incomingOf(sent, holder, context.deps.time.now()),
    );
    response.send(200, { id: outcome.activityId });
  }

  async function poll(request: Request, response: Response): Promise<void> {
    const { holder, conversation } = await context.enter(request);
    const given = new URLSearchParams(request.getQuery()).get('watermark');
    const after = readWatermark(given, conversation.lastSeq);
    // The stock client never polls again after a 429: nothing new is the answer that slows nobody down.
    const entries = context.allows('polls', holder.conversation)
      ? await context.deps.log.after(conversation.id, after, pageSize)
      : [];
    response.send(200, activitySet(entries, holder.conversation, 'poll', after));
  }

  server.post({ name: 'directline-post', path }, jsonBody(context.limits.bodyBytes), post);
  server.get({ name: 'directline-poll', path }, poll);
};

/** With the secret, a server speaks for the customers whom it names. */
const senderOf = (body: unknown): unknown => {
  const from = typeof body === 'object' && body !== null && 'from' in body ? body.from : undefined;
  return typeof from === 'object' && from !== null && 'id' in from ? from.id : undefined;
};
