import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProviderAddresses } from '../../src/channels/parts';
import { channelCommand } from '../../src/cli/commands/channel';
import { openMessenger } from '../support/providers/messenger';
import type { Provider } from '../support/providers/provider';
import { openTelegram } from '../support/providers/telegram';
import { openZalo } from '../support/providers/zalo';

describe('desk channel', () => {
  let dataDir: string;
  let provider: Provider;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'desk-cli-'));
  });
  afterEach(async () => {
    await provider.close();
    await rm(dataDir, { recursive: true });
  });

  async function run(words: string, environment: Record<string, string> = {}, stdin = '') {
    let out = '';
    const addresses: ProviderAddresses = provider.providers;
    const code = await channelCommand(addresses).run(words.split(' '), {
      stdin: (async function* () {
        yield stdin;
      })(),
      out: async text => {
        out += text;
      },
      tell: () => {},
      time: { now: () => new Date('2026-03-02T09:00:00+07:00') },
      environment: () => ({
        ...provider.environment,
        ...{ DATA_DIR: dataDir, PUBLIC_URL: 'https://desk.example.vn' },
        ...environment,
      }),
    });
    return { code, out };
  }

  it('tells Telegram where the desk is', async () => {
    const telegram = await openTelegram();
    provider = telegram;
    expect(await run('telegram check')).toMatchObject({
      code: 1,
      out: expect.stringContaining('run desk channel telegram set-webhook'),
    });
    const set = await run('telegram set-webhook');
    expect(set.out).toContain('Telegram delivers to https://desk.example.vn/channels/telegram.');
    expect(set.code).toBe(0);
    expect(telegram.webhook.secret_token).toBe(provider.environment.TELEGRAM_SECRET);
    await expect(
      run('telegram set-webhook', { PUBLIC_URL: 'http://desk.example.vn' }),
    ).rejects.toThrow('by https alone');
    await expect(
      run('telegram check', { TELEGRAM_BOT_TOKEN: '99999:AAHanotherTokenThatNobodyKnows' }),
    ).rejects.toThrow('Telegram does not know this token');
  });

  it('asks Facebook about the page', async () => {
    provider = await openMessenger();
    const checked = await run('messenger check');
    expect(checked.code).toBe(0);
    expect(checked.out).toContain('The token is that of the page PARAGON');
    await expect(
      run('messenger check', { MESSENGER_PAGE_TOKEN: 'EAAanotherPageToken012345' }),
    ).rejects.toThrow('the page token is not valid');
  });

  it('puts in new tokens of Zalo, which take the place of those that are set', async () => {
    const zalo = await openZalo();
    provider = zalo;
    expect((await run('zalo check')).out).toContain('Official Account PARAGON');
    zalo.endAccessToken();
    expect((await run('zalo check')).code).toBe(0);
    expect(zalo.renewals).toBe(1);
    const pair = 'simulated-access-token-0001\nsimulated-refresh-token-0001\n';
    const set = await run(
      'zalo set-tokens',
      { ZALO_ACCESS_TOKEN: '', ZALO_REFRESH_TOKEN: '' },
      pair,
    );
    expect(set).toMatchObject({ code: 0, out: expect.stringContaining('are kept') });
    await expect(run('zalo set-tokens', {}, 'one line')).rejects.toThrow('two lines');
  });
});
