import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { AzureConnector } from '../../../src/channels/azure/azure-connector';
import { channelCommand } from '../../../src/cli/commands/channel';
import { openTestApp } from '../../support/open-test-app';
import { type AzureProvider, openAzure } from '../../support/providers/azure';
import { type Claims, newKey, signToken } from '../../support/providers/azure-tokens';
import { type ChannelDesk, openChannelDesk } from '../support/channel-desk';

const hour = 3_600;

describe('Azure Bot Service', () => {
  let azure: AzureProvider;
  let desk: ChannelDesk;
  // The SDK's own words on a refused token; the desk logs a code.
  beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => {}));
  afterEach(async () => {
    jest.restoreAllMocks();
    await desk.close();
    expect(azure.complaints).toEqual([]);
  });

  async function open(channel?: string): Promise<void> {
    azure = await openAzure(channel);
    desk = await openChannelDesk(azure);
  }

  const conversations = async (id = azure.conversationId) =>
    desk.app.store.conversations.find(id).then(found => found?.lastSeq ?? 0);

  it('takes only what Azure has signed for this bot, this channel and this address', async () => {
    await open();
    const good = azure.claims();
    const now = Math.floor(Date.now() / 1_000);
    const bad: [string, Claims][] = [
      ['expired', { ...good, exp: now - hour }],
      ['not yet', { ...good, nbf: now + hour, exp: now + 2 * hour }],
      ['for another bot', { ...good, aud: randomUUID() }],
      ['by another issuer', { ...good, iss: 'https://login.example.com' }],
      ['without an issuer', { aud: good.aud, serviceurl: good.serviceurl, exp: good.exp }],
      ['for another address', { ...good, serviceurl: 'https://elsewhere.example.com/' }],
      ['for no address', { iss: good.iss, aud: good.aud, exp: good.exp }],
    ] as [string, Claims][];
    const answers: [string, number][] = [];
    for (const [name, claims] of bad)
      answers.push([
        name,
        (await azure.post(azure.activity({ text: 'xin chào' }), signToken(claims, azure.key)))
          .status,
      ]);
    const said = azure.activity({ text: 'xin chào' });
    const others = {
      'with no token': '',
      unsigned: signToken(good, 'none'),
      'signed by a stranger': signToken(good, newKey(azure.key.kid, ['facebook'])),
      'signed with a key that is not listed': signToken(good, newKey('other', ['facebook'])),
      'no token at all': 'not-a-token',
    };
    for (const [name, token] of Object.entries(others))
      answers.push([name, (await azure.post(said, token)).status]);
    // The key may not speak for LINE.
    answers.push(['unendorsed', (await azure.post({ ...said, channelId: 'line' })).status]);
    expect(answers.filter(([, status]) => status !== 401)).toEqual([]);
    expect((await azure.post({ nothing: 'of use' })).status).toBe(400);
    await desk.settle();
    expect(await conversations()).toBe(0);
    expect((await azure.post(said)).status).toBe(200);
    await desk.settle();
    expect(azure.shown).toHaveLength(1);
    // The same once more, by whoever has listened in.
    expect((await azure.post(said)).status).toBe(200);
    await desk.settle();
    expect(azure.shown).toHaveLength(1);
    expect(desk.logged.join()).not.toMatch(/Bearer|xin chào/);
  });

  it('looks at no more tokens of an address that shows bad ones alone, for a while', async () => {
    await open();
    const said = azure.activity({ text: 'xin chào' });
    const answers: number[] = [];
    for (let tries = 0; tries < 61; tries++)
      answers.push((await azure.post(said, 'not-a-token')).status);
    expect(new Set(answers.slice(0, 60))).toEqual(new Set([401]));
    expect(answers.at(-1)).toBe(429);
    expect((await azure.post(said)).status).toBe(429);
    desk.time.pass(60_000);
    expect((await azure.post(said)).status).toBe(200);
  });

  it('is not there at all without credentials', async () => {
    await open();
    const bare = await openTestApp({ now: '2026-03-02T09:00:00+07:00' });
    const port = await bare.app.listen();
    const { status } = await fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST' });
    await bare.close();
    expect(status).toBe(404);
  });

  it('calls nobody within the house, though a token names the address', async () => {
    await open();
    const { reference } = await desk.filesComplaint();
    const seen = azure.shown.length;
    for (const serviceUrl of ['http://127.0.0.1:1/', 'https://127.0.0.1/', 'https://localhost/']) {
      const token = signToken({ ...azure.claims(), serviceurl: serviceUrl }, azure.key);
      expect((await azure.post(azure.activity({ text: 'hi', serviceUrl }), token)).status).toBe(
        200,
      );
      await desk.settle();
    }
    expect(azure.shown).toHaveLength(seen);
    const failed = (await desk.app.store.cases.history(reference)).filter(
      ({ type }) => type === 'delivery-failed',
    );
    expect(failed.map(({ detail }) => detail.code)).toEqual(Array(3).fill('private-address'));
  });

  it('answers on the request itself where that is asked, and only there', async () => {
    await open();
    const activity = azure.activity({ text: 'xin chào', deliveryMode: 'expectReplies' });
    const { status, body } = await azure.post(activity);
    expect(status).toBe(200);
    const { activities } = body as { activities: { text: string }[] };
    expect(activities.map(({ text }) => text).join('\n')).toContain(desk.text('talk.menu.ask'));
    await desk.settle();
    expect(azure.shown).toEqual([]);
    // Again, since the answer got lost: the same answer.
    expect((await azure.post(activity)).body).toEqual(body);
    await desk.staffSays('Chúng tôi đã xem.');
    await desk.settle();
    expect(azure.shown.map(({ text }) => text)).toEqual([
      expect.stringContaining('Chúng tôi đã xem'),
    ]);
  });

  it('tells an operator whether Microsoft takes the credentials', async () => {
    await open();
    const check = async (token: () => Promise<string>) => {
      const { openIdMetadata, services } = azure.providers.azure ?? {};
      const addresses = {
        azure: { openIdMetadata: openIdMetadata ?? '', services: services ?? [], token },
      };
      let out = '';
      const code = await channelCommand(addresses).run(['azure', 'check'], {
        ...{ stdin: Readable.from([]), time: desk.time, tell: () => {} },
        out: async text => {
          out += text;
        },
        environment: () => ({ ...azure.environment, PUBLIC_URL: 'https://desk.example.vn' }),
      });
      return { code, out };
    };
    expect(await check(async () => 'token')).toEqual({
      code: 0,
      out: expect.stringContaining('https://desk.example.vn/api/messages'),
    });
    const refused = await check(() => Promise.reject(new Error('invalid_client')));
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('no token') });
  });

  it('does not read what is said in groups', async () => {
    await open('msteams');
    const group = { id: 'group', isGroup: true, conversationType: 'groupChat' };
    await azure.post(azure.activity({ text: 'xin chào', conversation: group }));
    await desk.settle();
    expect(await conversations('msteams:group')).toBe(0);
    expect(azure.sent).toEqual([]);
  });

  it('waits its turn where somebody else writes in the conversation', async () => {
    await open('msteams');
    azure.answers(412);
    await desk.says('xin chào');
    expect(azure.sent).toEqual([]);
    await desk.later(10_000);
    expect(azure.sent).toHaveLength(1);
  });

  it('gives its token to no other host than the one that Azure has signed', async () => {
    await open();
    const identity = { authenticate: async () => {}, token: async () => 'token' };
    const connector = new AzureConnector(identity);
    const service = 'https://smba.trafficmanager.net/apac/';
    const asked = [
      'https://smba.trafficmanager.net/v3/attachments/1',
      'https://files.slack.com/1',
      '/1',
    ];
    expect(await Promise.all(asked.map(url => connector.tokenFor(url, service)))).toEqual([
      'token',
      undefined,
      undefined,
    ]);
  });

  it('marks late words of a person as Messenger wants them', async () => {
    await open();
    await desk.says('xin chào');
    await desk.staffSays('Chúng tôi đã xem.');
    await desk.settle();
    desk.time.pass(25 * 3_600_000);
    await desk.staffSays('Chúng tôi đã xem lại.');
    await desk.settle();
    expect(azure.sent.slice(-2).map(({ channelData }) => channelData)).toEqual([
      undefined,
      { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' },
    ]);
  });

  it('shows answers to press as the channel can: suggested, on a card, or numbered', async () => {
    await open('slack');
    await desk.says('Tôi muốn khiếu nại dữ liệu bị dùng sai');
    const asked = async () => azure.sent.at(-1) as { attachments?: unknown[]; textFormat?: string };
    await desk.says('Có người gọi mời tôi mua đất, họ đọc đúng số căn cước của tôi');
    await desk.says('hôm qua');
    const cards = azure.sent.filter(({ attachments }) => attachments !== undefined);
    expect(cards.length).toBeGreaterThan(0);
    expect(azure.sent.every(({ suggestedActions }) => suggestedActions === undefined)).toBe(true);
    expect((await asked()).textFormat).toBe('plain');
  });

  it("keeps Azure's Telegram apart from the desk's own", async () => {
    await open('telegram');
    await desk.says('xin chào');
    expect(azure.sent).toHaveLength(1);
    const id = azure.conversationId.replace('telegram:', '');
    expect(await conversations(`azure-telegram:${id}`)).toBeGreaterThan(0);
    expect(await conversations(`telegram:${id}`)).toBe(0);
  });
});
