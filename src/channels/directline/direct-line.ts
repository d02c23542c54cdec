import type { Request, Response, Server } from 'restify';
import type { Channel } from '../channel';
import { mountActivityRoutes } from './activity-routes';
import { DirectLineContext } from './context';
import { mountConversationRoutes } from './conversation-routes';
import type { DirectLineDeps } from './deps';
import { mountFileRoute } from './file-route';
import { channelId } from './incoming';
import { Streams } from './streams';
import { mountTokenRoutes } from './token-routes';
import { mountUploadRoute } from './upload-route';

/**
 * The website's channel: Direct Line 3.0 as the stock client and Web Chat speak it, inside the desk.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference
 */
export class DirectLine implements Channel {
  readonly id = channelId;
  readonly pushes = false;
  private readonly context: DirectLineContext;
  private readonly streams: Streams;

  constructor(deps: DirectLineDeps) {
    this.context = new DirectLineContext(deps);
    this.streams = new Streams(this.context);
  }

  mount(server: Server): void {
    mountTokenRoutes(server, this.context);
    mountConversationRoutes(server, this.context);
    mountActivityRoutes(server, this.context);
    mountUploadRoute(server, this.context);
    mountFileRoute(server, this.context);
    mountSessionRoute(server, this.context);
    this.streams.mount(server);
  }

  openStreams(): number {
    return this.streams.count();
  }

  close(reason = 'restarting'): Promise<void> {
    return this.streams.close(reason);
  }
}

export const mountDirectLine = (server: Server, deps: DirectLineDeps): DirectLine => {
  const channel = new DirectLine(deps);
  channel.mount(server);
  return channel;
};

/** Asked for before an OAuth sign-in, which the desk has none of; an id keeps clients content. */
const mountSessionRoute = (server: Server, context: DirectLineContext): void => {
  async function session(request: Request, response: Response): Promise<void> {
    context.caller(request);
    response.send(200, { sessionId: context.tokens.passingId() });
  }
  server.get({ name: 'directline-session', path: '/v3/directline/session/getsessionid' }, session);
};
