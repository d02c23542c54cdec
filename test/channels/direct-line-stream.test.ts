import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { InProcessTypingSigns } from '../../src/channels/typing-signs';
import { type Line, newWorld, openLine, shop } from './support/open-line';
import { activitiesOf, type Begun, begin, say } from './support/requests';

let line: Line;
let sockets: WebSocket[];
beforeEach(async () => {
  line = await openLine();
  sockets = [];
});
afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  await line.close();
});

interface Frame {
  activities: { id: string; text?: string; type: string; from: { id: string; name: string } }[];
  watermark: string;
}

/** A socket and the frames that it got. */
const open = (url: string, headers: Record<string, string> = {}) => {
  const socket = new WebSocket(url, { headers });
  sockets.push(socket);
  const frames: Frame[] = [];
  socket.on('message', data => {
    // Empty ones are signs of life.
    if (String(data)) frames.push(JSON.parse(String(data)));
  });
  const texts = () =>
    frames.flatMap(({ activities }) => activities.flatMap(({ text }) => text ?? []));
  const until = async (text: string) => {
    while (!texts().includes(text)) await once(socket, 'message');
  };
  return { socket, frames, texts, until };
};

/** The status that a handshake is answered with. */
const handshake = (url: string, headers: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    sockets.push(socket);
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => resolve(101));
    socket.on('error', reject);
  });

const streamOf = ({ streamUrl }: Begun, changes: Record<string, string> = {}) => {
  const url = new URL(streamUrl);
  for (const [key, value] of Object.entries(changes)) url.searchParams.set(key, value);
  return url.href;
};

it('replays the log from the watermark; an empty one means all of it', async () => {
  const begun = await begin(line);
  await say(line, begun, { type: 'message', text: 'one' });
  const all = open(streamOf(begun));
  await all.until('You said: one');
  expect(all.texts()).toEqual(['Xin chào', 'one', 'You said: one']);
  expect(all.frames.at(-1)?.watermark).toBe('5');
  const rest = open(streamOf(begun, { watermark: '3' }));
  await rest.until('You said: one');
  expect(rest.texts()).toEqual(['You said: one']);
});

it('sends every frame with activities, which the stock client cannot do without', async () => {
  const begun = await begin(line);
  const { frames, until } = open(streamOf(begun));
  await until('Xin chào');
  await say(line, begun, { type: 'message', text: 'one' });
  await until('You said: one');
  expect(frames.every(({ activities }) => Array.isArray(activities))).toBe(true);
});

it('sends a long log in order and whole', async () => {
  const begun = await begin(line);
  const lines = Array.from({ length: 500 }, (_none, n) => `line ${n}`);
  for (const text of lines) line.turns.say(begun.conversationId, { type: 'message', text });
  const { texts, until } = open(streamOf(begun));
  await until('line 499');
  expect(texts()).toEqual(['Xin chào', ...lines]);
});

it('brings what is said while an older page is on its way, once', async () => {
  const begun = await begin(line);
  const { texts, until } = open(streamOf(begun));
  const said = Array.from({ length: 200 }, (_none, n) => `line ${n}`);
  for (const text of said) {
    line.turns.say(begun.conversationId, { type: 'message', text });
    if (text.endsWith('0')) await new Promise(setImmediate);
  }
  await until('line 199');
  expect(texts()).toEqual(['Xin chào', ...said]);
});

it('uses a stream token as often as the client does', async () => {
  const begun = await begin(line);
  const four = [1, 2, 3, 4].map(() => open(streamOf(begun)));
  await Promise.all(four.map(({ until }) => until('Xin chào')));
  expect(line.channel.openStreams()).toBe(4);
});

it('finds by itself what it was not woken for', async () => {
  await line.close();
  line = await openLine(newWorld(), { streamTimes: { keepAliveMs: 50 } });
  const begun = await begin(line);
  const { until } = open(streamOf(begun));
  await until('Xin chào');
  const id = `directline:${begun.conversationId}`;
  const at = line.world.clock.now();
  line.world.log.append(
    id,
    [{ id: 'x', from: 'bot', at, activity: { type: 'message', text: 'unheard' } }],
    at,
  );
  await until('unheard');
});

it('stays open while the client shows life, also by empty frames', async () => {
  await line.close();
  line = await openLine(newWorld(), { streamTimes: { keepAliveMs: 50 } });
  const begun = await begin(line);
  const { socket, until } = open(streamOf(begun));
  await until('Xin chào');
  for (let n = 0; n < 3; n += 1) {
    socket.send('');
    await once(socket, 'ping');
  }
  expect(socket.readyState).toBe(WebSocket.OPEN);
});

it('closes a socket whose client is gone without a word', async () => {
  await line.close();
  line = await openLine(newWorld(), { streamTimes: { keepAliveMs: 50 } });
  const begun = await begin(line);
  const socket = new WebSocket(streamOf(begun), { autoPong: false });
  sockets.push(socket);
  const [code] = await once(socket, 'close');
  expect(code).toBe(1006);
  while (line.channel.openStreams() > 0) await new Promise(setImmediate);
});

it('closes a socket that does not read, and gives others theirs', async () => {
  await line.close();
  line = await openLine(newWorld(), { streamTimes: { stallMs: 200 } });
  const begun = await begin(line);
  const url = new URL(begun.streamUrl);
  const deaf = connect(line.port, '127.0.0.1');
  deaf.write(
    `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nConnection: Upgrade\r\n` +
      'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  );
  await once(deaf, 'readable');
  const closed = once(deaf, 'close');
  const text = 'x'.repeat(100_000);
  for (let n = 0; n < 400; n += 1) line.turns.say(begun.conversationId, { type: 'message', text });
  const reader = open(streamOf(begun, { watermark: '401' }));
  await reader.until(text);
  while (line.channel.openStreams() > 1) await new Promise(resolve => setTimeout(resolve, 20));
  expect(reader.socket.readyState).toBe(WebSocket.OPEN);
  deaf.resume();
  deaf.on('error', () => undefined);
  await closed;
});

it('closes a socket that talks without end', async () => {
  const begun = await begin(line);
  const { socket, until } = open(streamOf(begun));
  await until('Xin chào');
  const closed = once(socket, 'close');
  for (let n = 0; n < 150; n += 1) socket.send('');
  expect((await closed)[0]).toBe(1008);
});

describe('typing', () => {
  const typingOf = (frames: Frame[]) =>
    frames.flatMap(({ activities }) => activities).filter(({ type }) => type === 'typing');

  beforeEach(async () => {
    await line.close();
    line = await openLine(newWorld(), { streamTimes: { typingAfterMs: 20, typingEveryMs: 20 } });
  });

  it('is shown while a turn lasts long, from who answers then, and leaves nothing behind', async () => {
    const begun = await begin(line);
    const { socket, frames, until } = open(streamOf(begun));
    await until('Xin chào');
    let letGo = () => {};
    line.turns.gate = new Promise(resolve => {
      letGo = resolve;
    });
    const answer = say(line, begun, { type: 'event', name: 'slow' });
    while (typingOf(frames).length < 2) await once(socket, 'message');
    letGo();
    await answer;
    await until('event slow');
    // One id however often it is shown, so that clients hold one activity of it; no watermark goes with it.
    expect(new Set(typingOf(frames).map(({ id }) => id)).size).toBe(1);
    expect(frames.filter(frame => typingOf([frame]).length > 0)).not.toContainEqual(
      expect.objectContaining({ watermark: expect.anything() }),
    );
    expect(frames.at(-1)?.activities.at(-1)).toMatchObject({ text: 'event slow' });
    const { activities } = (await activitiesOf(line, begun)).body;
    expect(activities.map(({ type }) => type)).toEqual(['message', 'event', 'message']);
  });

  it('is shown of staff, by name, and not to other conversations', async () => {
    const typing = new InProcessTypingSigns();
    await line.close();
    line = await openLine(newWorld(), { typing });
    const [one, other] = [await begin(line), await begin(line)];
    const [hers, theirs] = [open(streamOf(one)), open(streamOf(other))];
    await Promise.all([hers.until('Xin chào'), theirs.until('Xin chào')]);
    const next = once(hers.socket, 'message');
    typing.show(`directline:${one.conversationId}`, { speaker: 'staff', name: 'Lan' });
    await next;
    expect(typingOf(hers.frames)).toMatchObject([{ from: { id: 'staff', name: 'Lan' } }]);
    line.turns.say(other.conversationId, { type: 'message', text: 'later' });
    await theirs.until('later');
    expect(typingOf(theirs.frames)).toEqual([]);
  });
});

it('ends a stream with its token, and says nothing more in it', async () => {
  await line.close();
  line = await openLine(newWorld(), { streamTimes: { keepAliveMs: 50 } });
  const begun = await begin(line);
  const { socket, texts, until } = open(streamOf(begun));
  await until('Xin chào');
  const closed = once(socket, 'close');
  line.world.clock.advance(1800);
  line.turns.say(begun.conversationId, { type: 'message', text: 'too late' });
  const [code, reason] = await closed;
  expect([code, String(reason)]).toEqual([1008, 'token-expired']);
  expect(texts()).toEqual(['Xin chào']);
});

it('shows pages by empty frames that the line holds', async () => {
  await line.close();
  line = await openLine(newWorld(), { streamTimes: { keepAliveMs: 50 } });
  const begun = await begin(line);
  const { socket, until } = open(streamOf(begun));
  await until('Xin chào');
  const [data] = await once(socket, 'message');
  expect(String(data)).toBe('');
});

describe('a handshake', () => {
  it.each<[string, (begun: Begun) => Promise<[string, Record<string, string>?]>, number]>([
    ['without a token', async begun => [streamOf(begun, { t: '' })], 401],
    ['with a token of nobody', async begun => [streamOf(begun, { t: 'a.b.c' })], 403],
    ['with a token for requests', async begun => [streamOf(begun, { t: begun.token })], 403],
    [
      'for another conversation',
      async begun => {
        const { streamUrl } = await begin(line);
        return [streamOf(begun, { t: new URL(streamUrl).searchParams.get('t') ?? '' })];
      },
      403,
    ],
    [
      'with an expired token',
      async begun => {
        line.world.clock.advance(1800);
        return [streamOf(begun)];
      },
      403,
    ],
    [
      'from a site that is not allowed',
      async begun => [streamOf(begun), { origin: 'https://evil.example' }],
      403,
    ],
    ['from a site that is allowed', async begun => [streamOf(begun), { origin: shop }], 101],
    [
      'of a conversation that is gone',
      async begun => {
        line.world.log.remove(begun.conversationId);
        return [streamOf(begun)];
      },
      404,
    ],
    ['at another address', async begun => [streamOf(begun).replace('/stream', '/other')], 404],
  ])('%s is answered rightly', async (_what, prepare, status) => {
    const [url, headers] = await prepare(await begin(line));
    expect(await handshake(url, headers)).toBe(status);
  });

  it('too many for one conversation is refused, for another not', async () => {
    await line.close();
    line = await openLine(newWorld(), { limits: { sockets: 2 } });
    const [one, other] = [await begin(line), await begin(line)];
    expect(await handshake(streamOf(one))).toBe(101);
    expect(await handshake(streamOf(one))).toBe(101);
    expect(await handshake(streamOf(one))).toBe(429);
    expect(await handshake(streamOf(other))).toBe(101);
  });
});

describe('a server that stops', () => {
  it('tells open sockets to come back', async () => {
    const begun = await begin(line);
    const { socket, until } = open(streamOf(begun));
    await until('Xin chào');
    const closed = once(socket, 'close');
    await line.close();
    const [code, reason] = await closed;
    expect([code, String(reason)]).toEqual([1001, 'restarting']);
  });

  it('finishes the turn under way and acknowledges it', async () => {
    const begun = await begin(line);
    let letGo = () => {};
    line.turns.gate = new Promise(resolve => {
      letGo = resolve;
    });
    const answer = say(line, begun, { type: 'message', text: 'in time' });
    while (line.turns.received.length < 2) await new Promise(setImmediate);
    const closed = line.close();
    letGo();
    expect(await answer).toMatchObject({ status: 200 });
    await closed;
    line = await openLine(line.world);
    const { activities } = (await activitiesOf(line, begun)).body;
    expect(activities.map(({ text }) => text)).toContain('You said: in time');
  });
});
