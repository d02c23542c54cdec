import { type Line, newWorld, openLine, secret } from './support/open-line';
import { ask, begin, conversations, post } from './support/requests';
import {
  ConnectionStatus,
  type Mode,
  StockClient,
  type StockClientOptions,
} from './support/stock-client';

/** The published client, unchanged, against a listening server. */
let line: Line;
let clients: StockClient[];

beforeEach(async () => {
  line = await openLine();
  clients = [];
});

afterEach(async () => {
  for (const client of clients) client.end();
  await line.close();
});

const open = (options: Partial<StockClientOptions>) => {
  const client = new StockClient({ url: line.url, ...options });
  clients.push(client);
  return client;
};

const chatToken = async (): Promise<string> =>
  (await post(line, '/chat/token', { body: {} })).body.token;

const dataUrl = (content: string) =>
  `data:text/plain;base64,${Buffer.from(content).toString('base64')}`;

describe.each<Mode>(['WebSocket', 'polling'])('the stock client by %s', mode => {
  it('starts, is greeted, talks, and gets its own words back before the answer', async () => {
    const client = open({ mode, token: await chatToken() });
    await client.hears('Xin chào');
    const id = await client.say('chào bạn');
    await client.hears('You said: chào bạn');
    expect(client.texts()).toEqual(['Xin chào', 'chào bạn', 'You said: chào bạn']);
    expect(await client.hears('chào bạn')).toMatchObject({
      id,
      channelData: { clientActivityID: 'client-chào bạn' },
      from: { role: 'user' },
    });
    expect(await client.hears('You said: chào bạn')).toMatchObject({ replyToId: id });
  });

  it('works with the secret in place of a token', async () => {
    const client = open({ mode, secret });
    await client.hears('Xin chào');
    await client.say('from a server');
    await client.hears('You said: from a server');
    expect(line.turns.received.at(-1)?.activity.from.id).toBe('whoever');
  });

  it('uploads several files with Vietnamese names, and keeps their order', async () => {
    const client = open({ mode, token: await chatToken() });
    await client.hears('Xin chào');
    const names = ['hoá đơn.txt', 'ảnh "chụp" màn hình.txt', 'hoá đơn.txt', 'Đơn khiếu nại.txt'];
    await client.post({
      type: 'message',
      from: { id: 'x' },
      text: 'bằng chứng',
      channelData: { clientActivityID: 'with-files' },
      attachments: names.map(name => ({
        name,
        contentType: 'text/plain',
        contentUrl: dataUrl(`content of ${name}`),
        thumbnailUrl: 'data:image/jpeg;base64,AAAA',
      })),
    });
    const sent = await client.hears('bằng chứng');
    const received = line.turns.received.at(-1)?.activity.attachments ?? [];
    expect(received.map(file => file.name)).toEqual([
      'hoá đơn.txt',
      'ảnh "chụp" màn hình.txt',
      'hoá đơn (1).txt',
      'Đơn khiếu nại.txt',
    ]);
    expect(received[0]).toMatchObject({ content: { size: 25, contentType: 'text/plain' } });
    expect(sent).toMatchObject({
      channelData: { clientActivityID: 'with-files' },
      attachments: received.map(({ name }) => ({ name, contentType: 'application/octet-stream' })),
    });
  });

  it('sends typing without a turn', async () => {
    const client = open({ mode, token: await chatToken() });
    await client.hears('Xin chào');
    expect(await client.post({ type: 'typing', from: { id: 'x' } })).toMatch(/^[\w-]+$/);
    expect(line.turns.received.map(({ activity }) => activity.type)).toEqual([
      'conversationUpdate',
    ]);
  });

  it('comes back to its conversation and hears only what is new', async () => {
    const first = await begin(line);
    line.turns.say(first.conversationId, { type: 'message', text: 'while you were away' });
    const { token, conversationId } = first;
    const client = open({ mode, token, conversationId, watermark: '2' });
    await client.hears('while you were away');
    expect(client.texts()).toEqual(['while you were away']);
  });

  it('replays all of it to who has nothing', async () => {
    const first = await begin(line);
    const { token, conversationId } = first;
    const client = open({ mode, token, conversationId, watermark: '0' });
    await client.hears('Xin chào');
    await client.say('again');
    await client.hears('You said: again');
    expect(line.turns.received.filter(({ activity }) => activity.type !== 'message')).toHaveLength(
      1,
    );
  });

  it('is told that its token has expired, and asks for another try', async () => {
    const client = open({ mode, token: await chatToken() });
    await client.hears('Xin chào');
    line.world.clock.advance(1801);
    expect(await client.say('too late')).toBe('retry');
    await client.status(ConnectionStatus.ExpiredToken);
    expect(line.turns.received).toHaveLength(1);
  });

  it('goes on after an expiry with the token that the page gets for the old one', async () => {
    const old = await chatToken();
    const client = open({ mode, token: old });
    await client.hears('Xin chào');
    line.world.clock.advance(1801);
    await client.say('too late');
    await client.status(ConnectionStatus.ExpiredToken);
    const { body: fresh } = await post(line, '/chat/token', { body: { token: old } });
    const path = `${conversations}/${fresh.conversationId}?watermark=`;
    const { body: line2 } = await ask(line, path, { token: fresh.token });
    client.line.reconnect({ ...line2, conversationId: fresh.conversationId });
    await client.say('here again');
    await client.hears('You said: here again');
  });

  it.each([
    ['a token of nobody', async () => 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA'],
    ['a token that was changed', async () => `${await chatToken()}A`],
  ])('cannot connect with %s', async (_what, token) => {
    const client = open({ mode, token: await token() });
    await client.status(ConnectionStatus.FailedToConnect);
    expect(line.turns.received).toHaveLength(0);
  });

  it('is told at once when a message cannot be taken', async () => {
    const client = open({ mode, token: await chatToken() });
    await client.hears('Xin chào');
    await expect(client.say('x'.repeat(300 * 1024))).rejects.toMatchObject({ status: 413 });
    await client.say('shorter');
    await client.hears('You said: shorter');
  });
});

it('sends bot typing over the socket only', async () => {
  const first = await begin(line);
  const byStream = open({ mode: 'WebSocket', ...first });
  const byPolling = open({ mode: 'polling', ...first });
  await byStream.say('hello');
  await Promise.all([byStream.hears('You said: hello'), byPolling.hears('You said: hello')]);
  expect(byStream.activities.map(({ type }) => type as string)).toContain('typing');
  expect(byPolling.activities.map(({ type }) => type as string)).not.toContain('typing');
});

it('shows an activity sent again with its id as the same one', async () => {
  const first = await begin(line);
  const client = open(first);
  line.turns.say(first.conversationId, { type: 'message', text: 'one' }, 'the-same');
  line.turns.say(first.conversationId, { type: 'message', text: 'one, corrected' }, 'the-same');
  const corrected = await client.hears('one, corrected');
  expect(corrected.id).toBe('the-same');
  expect((await client.hears('one')).id).toBe('the-same');
});

it('brings each activity once to each of two tabs', async () => {
  const first = await begin(line);
  const [one, two] = [open(first), open(first)];
  await Promise.all([one.hears('Xin chào'), two.hears('Xin chào')]);
  await one.say('from the first tab');
  await Promise.all([one, two].map(tab => tab.hears('You said: from the first tab')));
  for (const tab of [one, two])
    expect(tab.texts()).toEqual(['Xin chào', 'from the first tab', 'You said: from the first tab']);
});

it('goes on after a restart of the server in mid-talk, with nothing lost and nothing twice', async () => {
  const client = open({ token: await chatToken(), timeout: 500 });
  await client.hears('Xin chào');
  await client.say('before');
  await client.hears('You said: before');
  const { world, port } = line;
  await line.close();
  line = await openLine(world, { port });
  await client.say('after');
  await client.hears('You said: after');
  expect(client.texts()).toEqual([
    'Xin chào',
    'before',
    'You said: before',
    'after',
    'You said: after',
  ]);
});

describe('a stream that ends with its token', () => {
  beforeEach(async () => {
    await line.close();
    line = await openLine(newWorld(), { streamTimes: { keepAliveMs: 50 } });
  });

  it('is followed by another where the client has a fresh token, and each word comes once', async () => {
    const first = await begin(line);
    const client = open(first);
    await client.hears('Xin chào');
    line.world.clock.advance(1000);
    const { token } = first;
    const { body: fresh } = await post(line, '/v3/directline/tokens/refresh', { token });
    client.line.reconnect({ ...first, token: fresh.token });
    line.world.clock.advance(1000);
    while (line.channel.openStreams() > 0) await new Promise(resolve => setTimeout(resolve, 10));
    line.turns.say(first.conversationId, { type: 'message', text: 'meanwhile' });
    await client.hears('meanwhile');
    expect(client.texts()).toEqual(['Xin chào', 'meanwhile']);
    expect(client.statuses).not.toContain(ConnectionStatus.ExpiredToken);
  });

  it('tells the client that its token has expired, where that is the only one', async () => {
    const client = open(await begin(line));
    await client.hears('Xin chào');
    line.world.clock.advance(1801);
    await client.status(ConnectionStatus.ExpiredToken);
  });
});

it('ends a talk whose conversation is gone', async () => {
  const first = await begin(line);
  const client = open({ mode: 'polling', ...first });
  await client.hears('Xin chào');
  line.world.log.remove(first.conversationId);
  await client.status(ConnectionStatus.Ended);
});

it('keeps a polling client alive that asks too often', async () => {
  await line.close();
  line = await openLine(newWorld(), { limits: { polls: { burst: 1, perMinute: 120 } } });
  const client = open({ mode: 'polling', token: await chatToken() });
  await client.say('slowly');
  await new Promise(resolve => setTimeout(resolve, 500));
  line.world.clock.advance(60);
  await client.hears('You said: slowly');
});

it('is told to try again when it talks too fast, and may go on later', async () => {
  await line.close();
  line = await openLine(newWorld(), { limits: { messages: { burst: 1, perMinute: 60 } } });
  const client = open({ token: await chatToken() });
  await client.say('one');
  expect(await client.say('two')).toBe('retry');
  line.world.clock.advance(1);
  await client.say('three');
  await client.hears('You said: three');
});

it('gets no word about a message on which the desk broke down, and tries again by itself', async () => {
  const client = open({ token: await chatToken() });
  expect(await client.say('break down')).toBe('retry');
});
