import type { Readable } from 'node:stream';
import type { Activity } from 'botbuilder';
import type { Server } from 'restify';
import { z } from 'zod';
import { answeredAtOnce } from '../../bots/channel-facts';
import type { TurnFiles } from '../../bots/turns';
import { type Conversation, conversationId, type LoggedActivity } from '../../domain/conversation';
import { Undeliverable } from '../../domain/courier';
import { DeskError } from '../../domain/errors';
import type { JsonObject } from '../../domain/json';
import type { Addressee, Channel } from '../channel';
import { type Heard, incomingOf, type RemoteFile } from '../inbound/heard';
import { headerOf } from '../inbound/same-secret';
import { jsonOf, mountWebHook, type RawRequest, type Verdict } from '../inbound/web-hook';
import type { ChannelParts } from '../parts';
import { type Piece, shape } from '../shape/shape';
import { traitsOf } from '../traits';
import {
  type AzureActivity,
  type AzureFilePlace,
  azureActivity,
  deskChannel,
  heardIn,
  idOf,
  isPrivate,
  isRelayed,
} from './azure-activity';
import { AzureConnector } from './azure-connector';
import { type AzureIdentity, type AzureSettings, openAzureIdentity } from './azure-identity';
import { azureMessage } from './azure-message';

export const azurePath = '/api/messages';

/** Where the files of Azure's channels stand, beside the connector's own host. */
const fileHosts = [
  'botframework.com',
  'smba.trafficmanager.net',
  'sharepoint.com',
  'teams.microsoft.com',
  'skype.com',
  'fbcdn.net',
  'fbsbx.com',
  'api.telegram.org',
  'line.me',
  'files.slack.com',
];

/** Where the customer was last heard, which may change. */
const place = z.object({ serviceUrl: z.url(), conversation: z.looseObject({ id: z.string() }) });
const lookBack = 100;

/** The channels of Azure Bot Service, where an application is set: without one anybody could pass for Azure. */
export const makeAzure = (settings: AzureSettings, parts: ChannelParts): Channel | undefined =>
  settings.microsoftAppId ? new Azure(settings.microsoftAppId, settings, parts) : undefined;

const dayMs = 24 * 3_600_000;

/** After a day Messenger takes only what a person says, marked so. */
const humanAgent = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };

const isLateFromPerson = ({ conversation, from, now }: Addressee): boolean =>
  conversation.channel === 'facebook' &&
  from === 'staff' &&
  now.getTime() - (conversation.lastCustomerAt ?? conversation.lastActiveAt).getTime() >= dayMs;

interface Opened {
  identity: AzureIdentity;
  connector: AzureConnector;
}

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference */
class Azure implements Channel {
  readonly id = 'azure';
  readonly pushes = true;
  private opening: Promise<Opened> | undefined;

  constructor(
    private readonly appId: string,
    private readonly settings: AzureSettings,
    private readonly parts: ChannelParts,
  ) {}

  carries(channelId: string): boolean {
    return isRelayed(channelId);
  }

  mount(server: Server): void {
    const judge = (request: RawRequest) => this.judge(request);
    mountWebHook(server, this.parts, { channel: this.id, path: azurePath, judge });
  }

  read(content: JsonObject): Heard[] {
    return heardIn(azureActivity.parse(content));
  }

  async openFile({ at }: RemoteFile): Promise<Readable> {
    const { url, serviceUrl } = JSON.parse(at) as AzureFilePlace;
    const { connector } = await this.open();
    const token = await connector.tokenFor(url, serviceUrl);
    return this.parts.files.open(url, {
      hosts: [...fileHosts, new URL(serviceUrl).hostname],
      mostBytes: this.parts.evidenceMaxBytes,
      ...(token && { headers: { authorization: `Bearer ${token}` } }),
    });
  }

  async send(piece: Piece, to: Addressee): Promise<void> {
    const { conversation } = to;
    if (piece.kind === 'file') throw new Undeliverable('file-not-carried', 'no files go this way');
    const { connector } = await this.open();
    const { serviceUrl, conversation: address } = await this.placeOf(conversation);
    const activity = {
      ...azureMessage(piece, traitsOf(conversation.channel)),
      ...{ conversation: address, locale: conversation.language },
      ...(isLateFromPerson(to) && { channelData: humanAgent }),
    };
    await connector.post(serviceUrl, address.id, activity);
  }

  async showTyping(heard: Heard): Promise<void> {
    if (!traitsOf(heard.channel).typing || !heard.address?.serviceUrl) return;
    const { connector } = await this.open();
    await connector.post(heard.address.serviceUrl, heard.conversation, { type: 'typing' });
  }

  async close(): Promise<void> {}

  /** A token is good for a channel and an address, so these have to be read before it is checked. */
  private async judge({ headers, body }: RawRequest): Promise<Verdict> {
    const read = azureActivity.safeParse(jsonOf(body));
    if (!read.success) return { refused: 'unreadable', status: 400 };
    const activity = read.data;
    try {
      const { identity } = await this.open();
      const authorization = headerOf(headers.authorization) ?? '';
      await identity.authenticate(activity as Activity, authorization);
    } catch (error) {
      const code = error instanceof DeskError ? error.code : 'azure-failed';
      return { refused: code, status: code === 'azure-token-refused' ? 401 : 503 };
    }
    if (!isPrivate(activity) || heardIn(activity).length === 0) return { events: [] };
    if (activity.deliveryMode === 'expectReplies') return this.answerAtOnce(activity);
    const line = conversationId(deskChannel(activity.channelId), activity.conversation.id);
    const content = JSON.parse(JSON.stringify(activity)) as JsonObject;
    const key = `${line} ${idOf(activity)}`;
    return { events: [{ channel: this.id, line, key, content }] };
  }

  /** The one who asks waits for the answer on the same request; nothing goes through the outbox. */
  private async answerAtOnce(activity: AzureActivity): Promise<Verdict> {
    const { turns, log, time } = this.parts;
    for (const heard of heardIn(activity)) {
      const files = await this.fetchFiles(heard.files ?? []);
      const incoming = incomingOf(heard, time.now(), files);
      incoming.activity.channelData = answeredAtOnce;
      await turns.receive(incoming);
    }
    const channel = deskChannel(activity.channelId);
    const id = conversationId(channel, activity.conversation.id);
    const first = await log.findIncoming(id, idOf(activity));
    const entries = first ? await log.after(id, first.seq) : [];
    const last = entries.at(-1);
    if (last) await this.markSent(id, last.seq);
    return { answer: { activities: entries.flatMap(entry => this.shaped(entry, channel)) } };
  }

  /** What was answered at once is not sent again with what comes later. */
  private async markSent(id: string, seq: number): Promise<void> {
    const { marks, time } = this.parts;
    if (!(await marks.claim(id, time.now(), 10_000))) return;
    await marks.set(id, { seq, pieces: 0 });
    await marks.release(id);
  }

  private shaped(entry: LoggedActivity, channel: string): object[] {
    const traits = traitsOf(channel);
    const pieces = shape(entry, { traits, texts: this.parts.texts, language: 'vi' });
    return pieces.flatMap(piece => (piece.kind === 'text' ? [azureMessage(piece, traits)] : []));
  }

  private async fetchFiles(files: readonly RemoteFile[]): Promise<TurnFiles> {
    const received: TurnFiles['received'][number][] = [];
    const refused: TurnFiles['refused'][number][] = [];
    for (const file of files) {
      try {
        const content = await this.openFile(file);
        received.push(await this.parts.vault.keep({ name: file.name, content }));
      } catch (error) {
        const known = error instanceof DeskError && error.code.startsWith('evidence-');
        refused.push({ name: file.name, code: known ? error.code : 'evidence-not-fetched' });
      }
    }
    return { received, refused };
  }

  private async placeOf(conversation: Conversation): Promise<z.output<typeof place>> {
    const { id, lastSeq, address } = conversation;
    const entries = await this.parts.log.after(id, Math.max(0, lastSeq - lookBack), lookBack);
    const heard = entries.filter(({ from }) => from === 'customer').at(-1);
    const found = place.safeParse(heard?.activity ?? address);
    if (!found.success) throw new Undeliverable('unknown-customer', 'nobody was heard there');
    return found.data;
  }

  private open(): Promise<Opened> {
    const { azure } = this.parts.providers;
    this.opening ??= openAzureIdentity(this.appId, this.settings, azure).then(identity => ({
      identity,
      connector: new AzureConnector(identity, azure?.services),
    }));
    return this.opening;
  }
}
