import { type Line, newWorld, openLine } from './support/open-line';
import { activitiesOf, ask, type Begun, begin, conversations, post, say } from './support/requests';

let line: Line;
beforeEach(async () => {
  line = await openLine();
});
afterEach(() => line.close());

const ok = { type: 'message', text: 'hello', from: { id: 'x' } };
const received = () => line.turns.received.map(({ activity }) => activity);

describe('a conversation', () => {
  it('begins once: 201 and an arrival, then 200 and none', async () => {
    const begun = await begin(line);
    const again = await post(line, conversations, {
      token: begun.token,
      body: { locale: 'vi-VN' },
    });
    expect(again).toMatchObject({ status: 200, body: { conversationId: begun.conversationId } });
    expect(received()).toMatchObject([
      {
        type: 'conversationUpdate',
        channelId: 'directline',
        serviceUrl: 'urn:paragon:desk',
        conversation: { id: begun.conversationId },
        timestamp: line.world.clock.now(),
      },
    ]);
    const [arrived] = received();
    expect(arrived?.membersAdded).toMatchObject([{ id: arrived?.from.id }]);
  });

  it('takes the language of the page', async () => {
    const { body } = await post(line, '/chat/token', { body: {} });
    await post(line, conversations, { token: body.token, body: { user: {}, locale: 'vi-VN' } });
    expect(received()[0]?.locale).toBe('vi-VN');
  });

  it('begins once when two tabs begin it at the same time', async () => {
    const { body } = await post(line, '/chat/token', { body: {} });
    const start = () => post(line, conversations, { token: body.token, body: {} });
    const answers = await Promise.all([start(), start()]);
    expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
    const { activities } = (await activitiesOf(line, answers[0]?.body)).body;
    expect(activities).toHaveLength(1);
  });

  it('is given back on reconnect, with a fresh token and a stream from the watermark', async () => {
    const begun = await begin(line);
    line.world.clock.advance(60);
    const path = `${conversations}/${begun.conversationId}?watermark=2`;
    const { status, body } = await ask(line, path, { token: begun.token });
    expect(status).toBe(200);
    expect(body.token).not.toBe(begun.token);
    const stream = new URL(body.streamUrl);
    expect(stream.host).toBe(`127.0.0.1:${line.port}`);
    expect(stream.searchParams.get('watermark')).toBe('2');
  });

  it.each([
    ['https://desk.example', 'wss:'],
    ['http://desk.example', 'ws:'],
  ])('reached as %s has a stream that is %s', async (publicUrl, protocol) => {
    await line.close();
    line = await openLine(newWorld(), { publicUrl });
    const stream = new URL((await begin(line)).streamUrl);
    // The host is the one that the page used and may connect to.
    expect(stream).toMatchObject({ protocol, host: `127.0.0.1:${line.port}` });
  });

  it.each<[string, (begun: Begun) => Promise<{ status: number }>]>([
    [
      'reconnect',
      ({ conversationId, token }) => ask(line, `${conversations}/${conversationId}`, { token }),
    ],
    ['poll', begun => activitiesOf(line, begun)],
    ['message', begun => say(line, begun, ok)],
  ])('that is gone answers a %s with 404', async (_what, request) => {
    const begun = await begin(line);
    line.world.log.remove(begun.conversationId);
    expect(await request(begun)).toMatchObject({ status: 404 });
    expect(line.turns.received).toHaveLength(1);
  });

  it.each<[string, (begun: Begun) => Promise<{ status: number }>]>([
    [
      'reconnect',
      ({ conversationId, token }) => ask(line, `${conversations}/${conversationId}`, { token }),
    ],
    ['poll', begun => activitiesOf(line, begun)],
    ['message', begun => say(line, begun, ok)],
  ])(
    'answers a %s with another one’s token with 403, with none with 401',
    async (_what, request) => {
      const [one, other] = [await begin(line), await begin(line)];
      const foreign = { ...one, token: other.token };
      expect(await request(foreign)).toMatchObject({ status: 403 });
      expect(await request({ ...one, token: '' })).toMatchObject({ status: 401 });
      expect(line.turns.received).toHaveLength(2);
    },
  );

  it('is polled by its watermark; what is beyond its end or unreadable means from the start', async () => {
    const begun = await begin(line);
    expect((await activitiesOf(line, begun, '1')).body).toMatchObject({
      activities: [{ text: 'Xin chào' }],
      watermark: '2',
    });
    expect((await activitiesOf(line, begun, '2')).body).toEqual({ activities: [], watermark: '2' });
    for (const watermark of ['', '99', 'abc', '-1'])
      expect((await activitiesOf(line, begun, watermark)).body.activities).toHaveLength(1);
  });

  it('brings a long log page by page', async () => {
    const begun = await begin(line);
    for (let n = 0; n < 150; n += 1)
      line.turns.say(begun.conversationId, { type: 'message', text: `line ${n}` });
    const first = (await activitiesOf(line, begun)).body;
    const second = (await activitiesOf(line, begun, first.watermark)).body;
    expect([...first.activities, ...second.activities]).toHaveLength(151);
    expect(second.watermark).toBe('152');
  });

  it('shows clients neither arrivals nor what is between desk and staff', async () => {
    const begun = await begin(line);
    line.turns.say(begun.conversationId, { type: 'event', name: 'handoff.initiate' });
    line.turns.say(begun.conversationId, { type: 'trace', text: 'inside' });
    const { activities } = (await activitiesOf(line, begun)).body;
    expect(activities).toHaveLength(1);
    expect(Object.keys(activities[0] ?? {})).not.toContain('serviceUrl');
  });
});

it('gives a session id to who asks before a sign-in', async () => {
  const { token } = await begin(line);
  const { body } = await ask(line, '/v3/directline/session/getsessionid', { token });
  expect(body).toEqual({ sessionId: expect.any(String) });
});
