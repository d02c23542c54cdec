import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Server } from 'restify';
import { z } from 'zod';
import { conversationId } from '../../domain/conversation';
import { RetryLater, Undeliverable } from '../../domain/courier';
import { DeskError } from '../../domain/errors';
import type { EvidenceFile } from '../../domain/evidence';
import type { JsonObject } from '../../domain/json';
import type { Addressee, Channel } from '../channel';
import type { Heard, RemoteFile } from '../inbound/heard';
import { headerOf, sameSecret } from '../inbound/same-secret';
import { jsonOf, mountWebHook, type RawRequest, type Verdict } from '../inbound/web-hook';
import type { ChannelParts, Hidden } from '../parts';
import { formFile } from '../provider-call';
import type { Piece } from '../shape/shape';
import { ZaloApi } from './zalo-api';
import { heardInZalo, partsOf, zaloEvent } from './zalo-event';
import { ZaloTokens } from './zalo-tokens';

export interface ZaloSettings {
  zaloAppId?: string | undefined;
  zaloAppSecret?: Hidden | undefined;
  zaloOaSecret?: Hidden | undefined;
  zaloAccessToken?: Hidden | undefined;
  zaloRefreshToken?: Hidden | undefined;
}

export const zaloPath = '/channels/zalo';

/** Where Zalo keeps what customers send. */
const fileHosts = ['zdn.vn', 'zadn.vn'];

const uploaded = z.object({ token: z.string().optional(), attachment_id: z.string().optional() });

/** The account's tokens as the settings and the store have them. */
export function zaloTokensOf(
  settings: ZaloSettings,
  parts: Pick<ChannelParts, 'states' | 'time'> & { providers?: ChannelParts['providers'] },
): ZaloTokens | undefined {
  const { zaloAppId: appId, zaloAppSecret, zaloAccessToken, zaloRefreshToken } = settings;
  if (!appId || !zaloAppSecret) return undefined;
  const { states, time, providers } = parts;
  return new ZaloTokens({
    ...{ appId, appSecret: zaloAppSecret.reveal(), states, time },
    ...(zaloAccessToken &&
      zaloRefreshToken && {
        first: { access: zaloAccessToken.reveal(), refresh: zaloRefreshToken.reveal() },
      }),
    ...(providers?.zaloOauth && { oauth: providers.zaloOauth }),
  });
}

/** The Official Account, where its settings are there. */
export const makeZalo = (settings: ZaloSettings, parts: ChannelParts): Channel | undefined => {
  const { zaloAppId, zaloOaSecret } = settings;
  const tokens = zaloTokensOf(settings, parts);
  if (!zaloAppId || !zaloOaSecret || !tokens) return undefined;
  const api = new ZaloApi(tokens, parts.providers.zalo);
  return new Zalo(api, { id: zaloAppId, oaSecret: zaloOaSecret.reveal() }, parts);
};

/** Zalo Official Account, https://developers.zalo.me/docs/official-account */
class Zalo implements Channel {
  readonly id = 'zalo';
  readonly pushes = true;

  constructor(
    private readonly api: ZaloApi,
    private readonly app: { id: string; oaSecret: string },
    private readonly parts: ChannelParts,
  ) {}

  mount(server: Server): void {
    const judge = (request: RawRequest) => this.judge(request);
    mountWebHook(server, this.parts, { channel: this.id, path: zaloPath, judge });
  }

  read(content: JsonObject): Heard[] {
    return heardInZalo(zaloEvent.parse(content));
  }

  openFile({ at }: RemoteFile): Promise<Readable> {
    const { files, evidenceMaxBytes: mostBytes } = this.parts;
    return files.open(at, { hosts: fileHosts, mostBytes });
  }

  async send(piece: Piece, to: Addressee): Promise<void> {
    try {
      await this.say(piece, to);
    } catch (error) {
      // Nobody knows when the account is topped up, and an answer of staff has its time.
      const isStaff = to.from === 'staff';
      if (isStaff && error instanceof RetryLater && error.code === 'quota-spent')
        throw new Undeliverable(error.code, error.message);
      throw error;
    }
  }

  private async say(piece: Piece, { conversation }: Addressee): Promise<void> {
    const recipient = { user_id: conversation.id.slice(this.id.length + 1) };
    const message = piece.kind === 'file' ? await this.upload(piece.file) : textOf(piece);
    await this.api.call('/v3.0/oa/message/cs', () => ({ recipient, message }));
  }

  async close(): Promise<void> {}

  /**
   * The signature is a plain hash over app id, body, the body's own timestamp and the account's secret. A
   * request that fails it is answered 200 all the same: the console saves the address only then, tries it
   * with an empty body, and switches a webhook off that answers anything else.
   */
  private judge({ headers, body }: RawRequest): Verdict {
    const event = zaloEvent.safeParse(jsonOf(body));
    if (!event.success) return { refused: 'unreadable', status: 200 };
    const { id, oaSecret } = this.app;
    const mac = createHash('sha256')
      .update(id)
      .update(body)
      .update(event.data.timestamp)
      .update(oaSecret)
      .digest('hex');
    const given = headerOf(headers['x-zevent-signature']);
    if (!sameSecret(given, `mac=${mac}`)) return { refused: 'bad-signature', status: 200 };
    if (event.data.app_id !== id) return { refused: 'other-app', status: 200 };
    const parts = partsOf(event.data);
    if (!parts) return { events: [] };
    const line = conversationId(this.id, parts.user);
    const content = JSON.parse(JSON.stringify(event.data)) as JsonObject;
    return { events: [{ channel: this.id, line, key: parts.key, content }] };
  }

  /** A file is handed over first, and then named in the message. */
  private async upload(file: EvidenceFile): Promise<object> {
    const isImage = file.contentType.startsWith('image/');
    const content = await formFile(this.parts.vault, file);
    const form = () => {
      const made = new FormData();
      made.set('file', content, file.name);
      return made;
    };
    const path = `/v2.0/oa/upload/${isImage ? 'image' : 'file'}`;
    const { token, attachment_id } = uploaded.parse(await this.api.call(path, form));
    if (!token && !attachment_id) throw new DeskError('provider-down', 'Zalo took no file');
    const media = { media_type: 'image', attachment_id };
    return {
      attachment: isImage
        ? { type: 'template', payload: { template_type: 'media', elements: [media] } }
        : { type: 'file', payload: { token } },
    };
  }
}

/** A button says its own words in the customer's name, so that they stand in her talk too. */
function textOf({ text, buttons }: Extract<Piece, { kind: 'text' }>): object {
  if (buttons.length === 0) return { text };
  const shown = buttons.map(button => ({ ...button, type: 'oa.query.show' }));
  return { text, attachment: { type: 'template', payload: { buttons: shown } } };
}
