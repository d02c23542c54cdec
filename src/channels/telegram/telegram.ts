import type { Readable } from 'node:stream';
import type { Server } from 'restify';
import { z } from 'zod';
import { conversationId } from '../../domain/conversation';
import { Undeliverable } from '../../domain/courier';
import { DeskError } from '../../domain/errors';
import type { JsonObject } from '../../domain/json';
import type { Addressee, Channel } from '../channel';
import type { Heard, RemoteFile } from '../inbound/heard';
import { headerOf, sameSecret } from '../inbound/same-secret';
import { jsonOf, mountWebHook, type RawRequest, type Verdict } from '../inbound/web-hook';
import type { ChannelParts, Hidden } from '../parts';
import { formFile } from '../provider-call';
import type { Piece } from '../shape/shape';
import { TelegramApi } from './telegram-api';
import { heardInUpdate, isPrivate, telegramUpdate } from './telegram-update';

export interface TelegramSettings {
  telegramBotToken?: Hidden | undefined;
  telegramSecret?: Hidden | undefined;
}

export const telegramPath = '/channels/telegram';

/** Telegram gives out no bigger file to a bot. */
const mostFileBytes = 20 * 1024 * 1024;

const located = z.object({ file_path: z.string().min(1) });

/** The bot of Telegram, where its token is set. */
export const makeTelegram = (
  { telegramBotToken, telegramSecret }: TelegramSettings,
  parts: ChannelParts,
): Channel | undefined =>
  telegramBotToken && telegramSecret
    ? new Telegram(
        new TelegramApi(telegramBotToken.reveal(), parts.providers.telegram),
        telegramSecret.reveal(),
        parts,
      )
    : undefined;

/** Telegram's Bot API by webhook, https://core.telegram.org/bots/api */
class Telegram implements Channel {
  readonly id = 'telegram';
  readonly pushes = true;

  constructor(
    private readonly api: TelegramApi,
    private readonly secret: string,
    private readonly parts: ChannelParts,
  ) {}

  mount(server: Server): void {
    const judge = (request: RawRequest) => this.judge(request);
    mountWebHook(server, this.parts, { channel: this.id, path: telegramPath, judge });
  }

  read(content: JsonObject): Heard[] {
    return heardInUpdate(telegramUpdate.parse(content));
  }

  async openFile({ at, size = 0 }: RemoteFile): Promise<Readable> {
    if (size > mostFileBytes) throw tooBig();
    const path = await this.locate(at);
    return this.parts.files.open(this.api.fileUrl(path), {
      hosts: [this.api.host],
      mostBytes: this.parts.evidenceMaxBytes,
    });
  }

  async send(piece: Piece, { conversation }: Addressee): Promise<void> {
    const chat = conversation.id.slice(this.id.length + 1);
    if (piece.kind === 'file') return this.sendFile(piece.file, chat);
    const { text, buttons } = piece;
    await this.api.call('sendMessage', {
      chat_id: chat,
      text,
      link_preview_options: { is_disabled: true },
      reply_markup:
        buttons.length > 0
          ? { keyboard: rowsOf(buttons), resize_keyboard: true, one_time_keyboard: true }
          : { remove_keyboard: true },
    });
  }

  async showTyping({ conversation }: Heard): Promise<void> {
    await this.api.call('sendChatAction', { chat_id: conversation, action: 'typing' });
  }

  async close(): Promise<void> {}

  private judge({ headers, body }: RawRequest): Verdict {
    const given = headerOf(headers['x-telegram-bot-api-secret-token']);
    if (!sameSecret(given, this.secret)) return { refused: 'bad-secret', status: 401 };
    const update = telegramUpdate.safeParse(jsonOf(body));
    // Telegram would bring it again for hours, and it would not get better.
    if (!update.success) return { refused: 'unreadable', status: 200 };
    if (!isPrivate(update.data)) return { events: [] };
    const line = conversationId(this.id, String(update.data.message?.chat.id));
    const key = String(update.data.update_id);
    const content = JSON.parse(JSON.stringify(update.data)) as JsonObject;
    return { events: [{ channel: this.id, line, key, content }] };
  }

  private async locate(fileId: string): Promise<string> {
    try {
      return located.parse(await this.api.call('getFile', { file_id: fileId })).file_path;
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error;
      throw error.code === 'file-too-big'
        ? tooBig()
        : new DeskError('evidence-not-fetched', 'Telegram does not give this file');
    }
  }

  private async sendFile(file: Extract<Piece, { kind: 'file' }>['file'], chat: string) {
    const form = new FormData();
    form.set('chat_id', chat);
    // As a document: a photo would come out smaller than it went in.
    form.set('document', await formFile(this.parts.vault, file), file.name);
    await this.api.call('sendDocument', form);
  }
}

const tooBig = () => new DeskError('evidence-too-big', 'bigger than Telegram gives out');

/** Short answers stand side by side. */
const shortTitle = 16;

function rowsOf(buttons: readonly { title: string }[]): { text: string }[][] {
  const rows: { text: string }[][] = [];
  for (const { title } of buttons) {
    const last = rows.at(-1);
    const fits = title.length <= shortTitle && last?.length === 1;
    if (fits && (last[0]?.text.length ?? 0) <= shortTitle) last.push({ text: title });
    else rows.push([{ text: title }]);
  }
  return rows;
}
