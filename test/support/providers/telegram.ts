import type { Provider, SentFile, Shown, Trouble } from './provider';
import { type Answer, type Asked, Simulator } from './simulator';

const token = '123456789:AAHsimulatedTokenOfTheTestBot000000';
const secret = 'telegram-secret-of-the-tests-0123456789';
const chat = 77_001;

/** What the desk can do there. */
export const telegramCan: Provider['can'] = {
  filesOut: true,
  not: { window: 'Telegram has no reply window' },
  troubles: ['busy', 'down', 'blocked'],
};

/** The simulator with what tests of Telegram alone look at. */
export interface TelegramProvider extends Provider {
  /** What the desk told Telegram of itself. */
  readonly webhook: { url: string; secret_token: string };
  /** A message of any kind. @returns the status of the answer. */
  tells(message: object): Promise<number>;
}

/** Telegram's Bot API, https://core.telegram.org/bots/api */
export async function openTelegram(): Promise<TelegramProvider> {
  const shown: Shown[] = [];
  const files = new Map<string, SentFile>();
  let [typing, updates, messages] = [0, 900_000, 0];
  const simulator = await new Simulator(answer).listen();

  async function answer(asked: Asked): Promise<Answer> {
    const { pathname } = asked.url;
    const file = files.get(pathname.replace(`/file/bot${token}/`, ''));
    if (file) return { body: file.content };
    if (!pathname.startsWith(`/bot${token}/`)) return refusal(401, 'Unauthorized');
    const method = pathname.split('/').at(-1) ?? '';
    switch (method) {
      case 'getMe':
        return ok({ id: 123456789, is_bot: true, username: 'paragon_privacy_bot' });
      case 'setWebhook':
      case 'getWebhookInfo':
        return ok(webhook(method, asked));
      case 'sendChatAction':
        typing++;
        return ok(true);
      case 'getFile':
        return fileOf(String(asked.json.file_id));
      case 'sendMessage':
        return trouble() ?? sendMessage(asked);
      case 'sendDocument':
        return trouble() ?? sendDocument(asked);
      default:
        return refusal(404, 'Not Found');
    }
  }

  const state = { url: '', secret_token: '' };
  function webhook(method: string, { json }: Asked): unknown {
    if (method === 'setWebhook') Object.assign(state, json);
    return method === 'setWebhook' ? true : { url: state.url, pending_update_count: 0 };
  }

  function fileOf(id: string): Answer {
    const file = files.get(id);
    if (!file) return refusal(400, 'Bad Request: invalid file_id');
    if (file.content.length > 20 * 1024 * 1024) return refusal(400, 'Bad Request: file is too big');
    return ok({ file_id: id, file_size: file.content.length, file_path: id });
  }

  function trouble(): Answer | undefined {
    const kinds: Partial<Record<Trouble, Answer>> = {
      busy: {
        status: 429,
        body: {
          ok: false,
          error_code: 429,
          description: 'Too Many Requests',
          parameters: { retry_after: 3 },
        },
      },
      down: { status: 502, body: { ok: false, error_code: 502, description: 'Bad Gateway' } },
      blocked: refusal(403, 'Forbidden: bot was blocked by the user'),
    };
    const kind = simulator.takeTrouble();
    return kind && kinds[kind];
  }

  function sendMessage({ json }: Asked): Answer {
    const text = String(json.text ?? '');
    if (String(json.chat_id) !== String(chat)) return refusal(400, 'Bad Request: chat not found');
    if (text.length === 0) return complain('message text is empty');
    if (text.length > 4096) return complain('message is too long');
    const { keyboard = [] } = json.reply_markup as { keyboard?: { text: string }[][] };
    shown.push({ text, buttons: keyboard.flat().map(button => button.text) });
    return ok({ message_id: ++messages, chat: { id: chat } });
  }

  async function sendDocument(asked: Asked): Promise<Answer> {
    const form = await asked.form();
    const document = form.get('document');
    if (!(document instanceof File)) return complain('no document');
    shown.push({ text: '', buttons: [], file: { name: document.name, bytes: document.size } });
    return ok({ message_id: ++messages });
  }

  function complain(description: string): Answer {
    simulator.complain(description);
    return refusal(400, `Bad Request: ${description}`);
  }

  async function update(message: object, given = secret) {
    const body = Buffer.from(
      JSON.stringify({
        update_id: ++updates,
        message: {
          message_id: ++messages,
          from: { id: chat, is_bot: false, first_name: 'Hoa', language_code: 'vi' },
          chat: { id: chat, first_name: 'Hoa', type: 'private' },
          date: 1_772_416_800,
          ...message,
        },
      }),
    );
    const post = () =>
      simulator.post('/channels/telegram', body, { 'x-telegram-bot-api-secret-token': given });
    return { status: await post(), again: post };
  }

  return {
    channel: 'telegram',
    environment: { TELEGRAM_BOT_TOKEN: token, TELEGRAM_SECRET: secret },
    providers: { telegram: simulator.base, trustedHosts: [simulator.host] },
    conversationId: `telegram:${chat}`,
    longest: 4096,
    can: telegramCan,
    shown,
    webhook: state,
    tells: async message => (await update(message)).status,
    get typing() {
      return typing;
    },
    complaints: simulator.complaints,
    connect: url => {
      simulator.deskUrl = url;
    },
    says: text => update({ text }),
    presses(title) {
      if (!shown.at(-1)?.buttons.includes(title)) throw new Error(`no button “${title}”`);
      return update({ text: title });
    },
    sends(file, caption) {
      const id = `documents/file_${files.size + 1}`;
      files.set(id, file);
      const { name: file_name, content, contentType: mime_type } = file;
      return update({
        document: { file_id: id, file_name, mime_type, file_size: content.length },
        ...(caption && { caption }),
      });
    },
    forges: async text => (await update({ text }, 'a-secret-that-somebody-made-up')).status,
    meets: (kind, after) => simulator.meets(kind, after),
    close: () => simulator.close(),
  };
}

const ok = (result: unknown): Answer => ({ body: { ok: true, result } });
const refusal = (code: number, description: string): Answer => ({
  status: code,
  body: { ok: false, error_code: code, description },
});
