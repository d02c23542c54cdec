import { createHmac } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Request, Response, Server } from 'restify';
import type { InboundEvent } from '../../domain/channel-store';
import { conversationId } from '../../domain/conversation';
import type { EvidenceFile } from '../../domain/evidence';
import type { JsonObject } from '../../domain/json';
import type { Addressee, Channel } from '../channel';
import type { Heard, RemoteFile } from '../inbound/heard';
import { headerOf, sameSecret } from '../inbound/same-secret';
import { jsonOf, mountWebHook, type RawRequest, type Verdict } from '../inbound/web-hook';
import type { ChannelParts, Hidden } from '../parts';
import { formFile } from '../provider-call';
import { replyWay } from '../reply-ways';
import type { Piece } from '../shape/shape';
import { MessengerApi } from './messenger-api';
import { heardInEvent, keyOf, messagingEvent, messengerBody } from './messenger-event';

export interface MessengerSettings {
  messengerPageToken?: Hidden | undefined;
  messengerAppSecret?: Hidden | undefined;
  messengerVerifyToken?: Hidden | undefined;
}

export const messengerPath = '/channels/messenger';

/** Where Facebook keeps what customers send. */
const fileHosts = ['fbcdn.net', 'fbsbx.com'];

interface Secrets {
  app: string;
  verify: string;
}

/** The page's inbox, where its settings are there. */
export const makeMessenger = (settings: MessengerSettings, parts: ChannelParts) => {
  const { messengerPageToken, messengerAppSecret, messengerVerifyToken } = settings;
  if (!messengerPageToken || !messengerAppSecret || !messengerVerifyToken) return undefined;
  const app = messengerAppSecret.reveal();
  const api = new MessengerApi(messengerPageToken.reveal(), app, parts.providers.messenger);
  return new Messenger(api, { app, verify: messengerVerifyToken.reveal() }, parts);
};

/** Facebook Messenger, https://developers.facebook.com/docs/messenger-platform */
class Messenger implements Channel {
  readonly id = 'messenger';
  readonly pushes = true;

  constructor(
    private readonly api: MessengerApi,
    private readonly secrets: Secrets,
    private readonly parts: ChannelParts,
  ) {}

  mount(server: Server): void {
    const judge = (request: RawRequest) => this.judge(request);
    mountWebHook(server, this.parts, { channel: this.id, path: messengerPath, judge });
    this.mountVerification(server);
  }

  read(content: JsonObject): Heard[] {
    return heardInEvent(messagingEvent.parse(content));
  }

  openFile({ at }: RemoteFile): Promise<Readable> {
    const { files, evidenceMaxBytes: mostBytes } = this.parts;
    return files.open(at, { hosts: fileHosts, mostBytes });
  }

  async send(piece: Piece, to: Addressee): Promise<void> {
    const recipient = { id: to.conversation.id.slice(this.id.length + 1) };
    if (piece.kind === 'file') return this.sendFile(piece.file, recipient, to);
    const { text, buttons } = piece;
    const replies = buttons.map(button => ({ content_type: 'text', ...button }));
    await this.api.post('me/messages', {
      recipient,
      ...kindOf(to),
      message: { text, ...(replies.length > 0 && { quick_replies: replies }) },
    });
  }

  async showTyping({ user }: Heard): Promise<void> {
    await this.api.post('me/messages', { recipient: { id: user }, sender_action: 'typing_on' });
  }

  async close(): Promise<void> {}

  /** Asked once when the webhook is set, https://developers.facebook.com/docs/graph-api/webhooks */
  private mountVerification(server: Server): void {
    const verify = async (request: Request, response: Response): Promise<void> => {
      const query = new URLSearchParams(request.getQuery());
      const challenge = query.get('hub.challenge') ?? '';
      const isRight =
        query.get('hub.mode') === 'subscribe' &&
        sameSecret(query.get('hub.verify_token') ?? undefined, this.secrets.verify);
      if (!isRight) this.parts.onRefused(this.id, 'bad-verify-token');
      const plain = { 'content-type': 'text/plain; charset=utf-8' };
      response.writeHead(isRight ? 200 : 403, plain);
      // It is given back as it came, so it may hold nothing that a browser would take for a page.
      response.end(isRight ? challenge.replace(/[^\w-]/g, '') : '');
    };
    server.get({ name: 'messenger-verify', path: messengerPath }, verify);
  }

  private judge({ headers, body }: RawRequest): Verdict {
    const mac = createHmac('sha256', this.secrets.app).update(body).digest('hex');
    if (!sameSecret(headerOf(headers['x-hub-signature-256']), `sha256=${mac}`))
      return { refused: 'bad-signature', status: 403 };
    const read = messengerBody.safeParse(jsonOf(body));
    if (!read.success) return { refused: 'unreadable', status: 200 };
    return { events: read.data.entry.flatMap(({ messaging = [] }) => messaging.flatMap(eventOf)) };
  }

  private async sendFile(file: EvidenceFile, recipient: { id: string }, to: Addressee) {
    const form = new FormData();
    const type = /^(image|audio|video)\//.exec(file.contentType)?.[1] ?? 'file';
    form.set('recipient', JSON.stringify(recipient));
    for (const [name, value] of Object.entries(kindOf(to))) form.set(name, value);
    form.set('message', JSON.stringify({ attachment: { type, payload: { is_reusable: false } } }));
    form.set('filedata', await formFile(this.parts.vault, file), file.name);
    await this.api.post('me/messages', form);
  }
}

/** One event of a body; what cannot be read (a new kind) is left out, and the others stay. */
function eventOf(one: unknown): InboundEvent[] {
  const read = messagingEvent.safeParse(one);
  const key = read.success ? keyOf(read.data) : undefined;
  if (!read.success || key === undefined) return [];
  const line = conversationId('messenger', read.data.sender.id);
  const content = JSON.parse(JSON.stringify(read.data)) as JsonObject;
  return [{ channel: 'messenger', line, key, content }];
}

/** After a day only a person may answer, for a week, and has to say that it is one. */
function kindOf({ conversation, from, now }: Addressee): Record<string, string> {
  if (replyWay(conversation, 'bot', now).open) return { messaging_type: 'RESPONSE' };
  return from === 'staff' ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : {};
}
