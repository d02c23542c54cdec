import { azurePath } from '../../channels/azure/azure';
import { openAzureIdentity } from '../../channels/azure/azure-identity';
import { checkAzure } from '../../channels/azure/azure-setup';
import { checkMailbox } from '../../channels/mail/mail-setup';
import { messengerPath } from '../../channels/messenger/messenger';
import { MessengerApi } from '../../channels/messenger/messenger-api';
import { getStarted } from '../../channels/messenger/messenger-event';
import { checkMessenger, setGetStarted } from '../../channels/messenger/messenger-setup';
import type { ProviderAddresses } from '../../channels/parts';
import type { SetupReport } from '../../channels/setup-report';
import { telegramPath } from '../../channels/telegram/telegram';
import { TelegramApi } from '../../channels/telegram/telegram-api';
import { checkTelegram, setTelegramWebhook } from '../../channels/telegram/telegram-setup';
import { zaloPath, zaloTokensOf } from '../../channels/zalo/zalo';
import { ZaloApi } from '../../channels/zalo/zalo-api';
import { checkZalo } from '../../channels/zalo/zalo-setup';
import { readSettings, type Settings } from '../../config/read-settings';
import type { Secret } from '../../config/secret';
import { DeskError } from '../../domain/errors';
import { type Command, type CommandContext, UsageError } from '../command';
import { withStore } from '../with-store';

type Work = (context: CommandContext, addresses: ProviderAddresses) => Promise<number>;

/** What can be done about each channel, by `<channel> <verb>`. */
const works: Readonly<Record<string, Work>> = {
  'telegram check': async (context, addresses) => {
    const { api, settings } = telegram(context, addresses);
    return tell(context, await checkTelegram(api, addressOf(settings, telegramPath)));
  },
  'telegram set-webhook': async (context, addresses) => {
    const { api, secret, settings } = telegram(context, addresses);
    const url = addressOf(settings, telegramPath);
    if (!url.startsWith('https://'))
      throw new DeskError(
        'channel-setup',
        `Telegram delivers by https alone: set PUBLIC_URL, it is ${url} now`,
      );
    await setTelegramWebhook(api, url, secret);
    return tell(context, await checkTelegram(api, url));
  },
  'messenger check': async (context, addresses) => {
    const { api, settings } = messenger(context, addresses);
    return tell(context, await checkMessenger(api, addressOf(settings, messengerPath)));
  },
  'messenger set-button': async (context, addresses) => {
    const { api } = messenger(context, addresses);
    await setGetStarted(api, getStarted);
    return tell(context, { good: true, lines: ['The page has its “get started” button.'] });
  },
  'azure check': async (context, { azure }) => {
    const settings = readSettings(context.environment());
    const { microsoftAppId } = settings;
    if (!microsoftAppId)
      throw new DeskError('channel-setup', 'MicrosoftAppId is not set: see docs/channels');
    const identity = await openAzureIdentity(microsoftAppId, settings, azure);
    return tell(context, await checkAzure(identity, addressOf(settings, azurePath)));
  },
  'email check': async context => {
    const { imapUrl } = readSettings(context.environment());
    return tell(context, await checkMailbox(needed(imapUrl, 'IMAP_URL')));
  },
  'zalo check': (context, addresses) => withZalo(context, addresses, async () => undefined),
  'zalo set-tokens': (context, addresses) =>
    withZalo(context, addresses, async tokens => {
      const [access, refresh] = await linesOf(context.stdin);
      if (!access || !refresh)
        throw new UsageError(
          'give two lines on standard input: the access token, the refresh token',
        );
      await tokens.set(access, refresh);
      await context.out('The new tokens are kept.\n');
    }),
};

/** Setting up the messaging channels. `addresses` are those of simulators, in tests. */
export const channelCommand = (addresses: ProviderAddresses = {}): Command => ({
  usage: `channel ${Object.keys(works).join(' | ')}`,
  help: [
    'check          asks the provider whether the settings are right, and tells what is left to do',
    'set-webhook    tells Telegram where this desk is (PUBLIC_URL) and the secret that it sends along',
    'set-button     gives the page on Facebook its “get started” button',
    'set-tokens     takes a new pair of Zalo tokens from standard input: the access token on the first',
    '               line, the refresh token on the second',
    'Exit code 1 where something is left to do. See docs/channels.',
  ],
  async run(args, context) {
    const work = works[args.join(' ')];
    if (!work) throw new UsageError('name a channel and what is to be done');
    return work(context, addresses);
  },
});

export const channel = channelCommand();

function telegram({ environment }: CommandContext, { telegram: base }: ProviderAddresses) {
  const settings = readSettings(environment());
  const token = needed(settings.telegramBotToken, 'TELEGRAM_BOT_TOKEN');
  const secret = needed(settings.telegramSecret, 'TELEGRAM_SECRET');
  return { settings, secret, api: new TelegramApi(token, base) };
}

function messenger({ environment }: CommandContext, { messenger: base }: ProviderAddresses) {
  const settings = readSettings(environment());
  const token = needed(settings.messengerPageToken, 'MESSENGER_PAGE_TOKEN');
  const secret = needed(settings.messengerAppSecret, 'MESSENGER_APP_SECRET');
  return { settings, api: new MessengerApi(token, secret, base) };
}

/** Does something with the account's tokens, and tells whether Zalo takes them. */
function withZalo(
  context: CommandContext,
  addresses: ProviderAddresses,
  work: (tokens: NonNullable<ReturnType<typeof zaloTokensOf>>) => Promise<void>,
): Promise<number> {
  return withStore(context, async ({ store, settings }) => {
    const { time } = context;
    const parts = { states: store.channelStates, time, providers: addresses };
    const tokens = zaloTokensOf(settings, parts);
    if (!tokens)
      throw new DeskError('channel-setup', 'set ZALO_APP_ID, ZALO_APP_SECRET and ZALO_OA_SECRET');
    await work(tokens);
    const api = new ZaloApi(tokens, addresses.zalo);
    return tell(context, await checkZalo(api, tokens, addressOf(settings, zaloPath)));
  });
}

const needed = (secret: Secret | undefined, variable: string): string => {
  if (!secret) throw new DeskError('channel-setup', `${variable} is not set: see docs/channels`);
  return secret.reveal();
};

const addressOf = ({ publicUrl, host, port }: Settings, path: string): string =>
  `${(publicUrl ?? `http://${host}:${port}`).replace(/\/+$/, '')}${path}`;

async function tell({ out }: CommandContext, { good, lines }: SetupReport): Promise<number> {
  await out(`${lines.join('\n')}\n`);
  return good ? 0 : 1;
}

async function linesOf(stdin: CommandContext['stdin']): Promise<string[]> {
  let text = '';
  for await (const chunk of stdin)
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
  return text.split('\n').map(line => line.trim());
}
