import type { Request, Response, Server } from 'restify';
import { checked, jsonBody } from '../http/json-body';
import { type ClientActivity, clientActivity } from './activity-schema';
import { fileAddress } from './addresses';
import type { DirectLineContext } from './context';
import { incomingOf } from './incoming';
import { activitySet, type Reader, readWatermark } from './outgoing';
import { whileTyping } from './typing';

const path = '/v3/directline/conversations/:conversationId/activities';

/** Activities that one poll brings; the client asks again for the rest. */
const pageSize = 100;

/** What the customer says, and what the desk answers for clients without a socket. */
export const mountActivityRoutes = (server: Server, context: DirectLineContext): void => {
  async function post(request: Request, response: Response): Promise<void> {
    const { holder, conversation } = await context.enter(request, senderOf(request.body));
    context.take('messages', holder.conversation);
    const sent = checked(clientActivity, request.body);
    if (sent.type === 'typing') {
      // Nothing to answer and nothing to keep, but the client waits for an id.
      response.send(200, { id: context.tokens.passingId() });
      return;
    }
    if (context.isHub(holder)) {
      response.send(200, { id: await fromHub(context, sent, conversation.id, holder.user) });
      return;
    }
    const turn = context.deps.turns.receive(incomingOf(sent, holder, context.deps.time.now()));
    const outcome = await whileTyping(context, conversation.id, turn);
    response.send(200, { id: outcome.activityId });
  }

  async function poll(request: Request, response: Response): Promise<void> {
    const query = new URLSearchParams(request.getQuery());
    const { holder, conversation } = await context.enter(request, query.get('userId'));
    const given = query.get('watermark');
    const after = readWatermark(given, conversation.lastSeq);
    // The stock client never polls again after a 429: nothing new is the answer that slows nobody down.
    const entries = context.allows('polls', holder.conversation)
      ? await context.deps.log.after(conversation.id, after, pageSize)
      : [];
    const reader: Reader = {
      conversation: holder.conversation,
      way: 'poll',
      isHub: context.isHub(holder),
      fileAddress: id => fileAddress(request, context, holder, id),
    };
    response.send(200, activitySet(entries, reader, after));
  }

  server.post({ name: 'directline-post', path }, jsonBody(context.limits.bodyBytes), post);
  server.get({ name: 'directline-poll', path }, poll);
};

/** What a contact centre says of a handoff, and its agents' words. */
async function fromHub(
  { deps }: DirectLineContext,
  sent: ClientActivity,
  conversationId: string,
  hub: string,
): Promise<string | undefined> {
  const { type, name, value, text, channelData } = sent;
  const incomingId = channelData?.clientActivityID;
  return deps.hubs?.receive({
    ...{ conversationId, hub, type, value },
    ...(name !== undefined && { name }),
    ...(text !== undefined && { text }),
    ...(incomingId !== undefined && { incomingId }),
  });
}

/** With the secret, a server speaks for the customers whom it names. */
const senderOf = (body: unknown): unknown => {
  const from = typeof body === 'object' && body !== null && 'from' in body ? body.from : undefined;
  return typeof from === 'object' && from !== null && 'id' in from ? from.id : undefined;
};
