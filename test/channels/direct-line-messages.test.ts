import { type Line, newWorld, openLine } from './support/open-line';
import { activitiesOf, ask, type Begun, begin, conversations, post, say } from './support/requests';

let line: Line;
beforeEach(async () => {
  line = await openLine();
});
afterEach(() => line.close());

const ok = { type: 'message', text: 'hello', from: { id: 'x' } };

describe('a message', () => {
  let begun: Begun;
  beforeEach(async () => {
    begun = await begin(line);
  });
  const last = () => line.turns.received.at(-1);

  it('is acknowledged with the id that its echo has', async () => {
    const { body } = await say(line, begun, { ...ok, channelData: { clientActivityID: 'c1' } });
    const { activities } = (await activitiesOf(line, begun)).body;
    const echo = activities.find(each => each.id === body.id);
    expect(echo).toMatchObject({
      text: 'hello',
      timestamp: line.world.clock.now().toISOString(),
      channelData: { clientActivityID: 'c1' },
    });
  });

  it('sent twice with the same id of the client is one', async () => {
    const twice = { ...ok, channelData: { clientActivityID: 'c1' } };
    const [one, two] = [await say(line, begun, twice), await say(line, begun, twice)];
    expect(one.body.id).toBe(two.body.id);
    expect((await activitiesOf(line, begun)).body.activities).toHaveLength(3);
  });

  it('says only what a client may say', async () => {
    await say(line, begun, {
      ...ok,
      id: 'forged',
      channelId: 'msteams',
      serviceUrl: 'https://evil.example',
      timestamp: '1999-01-01',
      conversation: { id: 'another' },
      recipient: { id: 'another' },
      from: { id: 'admin', role: 'bot', name: 'Admin' },
      locale: 'vi-VN',
      value: { chosen: ['phone', { deep: true }] },
      channelData: { clientActivityID: 'c1', 'webchat:x': 1, attachmentSizes: [5], secret: 'y' },
      entities: [
        { type: 'paragon.privacy/receipt', reference: 'PD-0000-0000' },
        { type: 'ClientCapabilities', requiresBotState: true, supportsTts: true, more: 'x' },
      ],
      attachments: [{ contentType: 'image/png', contentUrl: 'http://169.254.169.254/', name: 'a' }],
      unknown: 'field',
    });
    expect(last()).toEqual({
      incomingId: 'c1',
      activity: {
        type: 'message',
        text: 'hello',
        textFormat: 'plain',
        channelId: 'directline',
        serviceUrl: 'urn:paragon:desk',
        timestamp: line.world.clock.now(),
        conversation: expect.objectContaining({ id: begun.conversationId }),
        from: { id: expect.stringMatching(/^dl_/), name: '', role: 'user' },
        recipient: expect.objectContaining({ role: 'bot' }),
        locale: 'vi-VN',
        value: { chosen: ['phone', { deep: true }] },
        channelData: { clientActivityID: 'c1' },
        entities: [{ type: 'ClientCapabilities', requiresBotState: true, supportsTts: true }],
        attachments: [],
      },
    });
  });

  it.each([
    ['no text', { type: 'message' }, ''],
    ['an empty text', { type: 'message', text: '' }, ''],
    ['emoji only', { type: 'message', text: '🙃🙃' }, '🙃🙃'],
    ['markup', { type: 'message', text: '<script>alert(1)</script>' }, '<script>alert(1)</script>'],
    ['20,000 characters', { type: 'message', text: 'ễ'.repeat(20_000) }, 'ễ'.repeat(20_000)],
    ['20,000 emoji', { type: 'message', text: '🙃'.repeat(20_000) }, '🙃'.repeat(20_000)],
    ['a NUL', { type: 'message', text: 'a\0b' }, 'ab'],
  ])('with %s reaches the desk', async (_what, body, text) => {
    expect(await say(line, begun, body)).toMatchObject({ status: 200 });
    expect(last()?.activity.text).toBe(text);
    expect(last()).not.toHaveProperty('incomingId');
  });

  const nested = JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`);
  it.each([
    ['no type', { text: 'x' }],
    ['a type of the desk’s own', { type: 'conversationUpdate' }],
    ['a text that is none', { type: 'message', text: 5 }],
    ['a text that is an object', { type: 'message', text: { $ne: '' } }],
    ['entities that are none', { type: 'message', entities: 'x' }],
    ['a client id that is none', { type: 'message', channelData: { clientActivityID: {} } }],
    ['a value without a bottom', { type: 'message', value: nested }],
    ['more text than anybody reads', { type: 'message', text: 'x'.repeat(60_000) }],
    ['a list', [ok]],
    ['nothing', null],
  ])('with %s is refused', async (_what, body) => {
    const answer = await say(line, begun, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'BadArgument' } } });
    expect(line.turns.received).toHaveLength(1);
  });

  it.each([
    ['no JSON', '{"type":', { 'content-type': 'application/json' }, 400],
    ['no JSON type', '{"type":"message"}', { 'content-type': 'text/plain' }, 400],
    ['no body', '', { 'content-type': 'application/json' }, 400],
    [
      '300 KB',
      JSON.stringify({ ...ok, text: 'x'.repeat(300_000) }),
      { 'content-type': 'application/json' },
      413,
    ],
    ['compression', 'x', { 'content-type': 'application/json', 'content-encoding': 'gzip' }, 415],
  ])('that is %s is refused', async (_what, body, headers, status) => {
    const path = `${conversations}/${begun.conversationId}/activities`;
    const answer = await post(line, path, { token: begun.token, body, headers });
    expect(answer).toMatchObject({ status, body: { error: { code: expect.any(String) } } });
    expect(line.turns.received).toHaveLength(1);
  });

  it('is limited per conversation', async () => {
    await line.close();
    line = await openLine(newWorld(), { limits: { messages: { burst: 1, perMinute: 60 } } });
    const [one, other] = [await begin(line), await begin(line)];
    expect(await say(line, one, ok)).toMatchObject({ status: 200 });
    const refused = await say(line, one, ok);
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'TooManyRequests' } } });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await say(line, other, ok)).toMatchObject({ status: 200 });
  });

  it('that breaks the desk answers 500 with an incident and nothing of the inside', async () => {
    const { status, body, headers } = await say(line, begun, { ...ok, text: 'break down' });
    expect(status).toBe(500);
    expect(body.error.message).toContain(headers.get('x-request-id'));
    expect(JSON.stringify(body)).not.toContain('secret words');
    const logged = line.world.lines.join('');
    expect(logged).toContain(headers.get('x-request-id'));
    expect(logged).not.toContain('secret words');
  });

  it('that the desk refuses by a code is answered with its status', async () => {
    expect(await say(line, begun, { ...ok, text: 'refuse me' })).toMatchObject({ status: 404 });
  });

  it('leaves no word and no token in the log', async () => {
    await say(line, begun, { ...ok, text: 'my phone is 0912345678' });
    await ask(line, `${conversations}/${begun.conversationId}/nothing?t=${begun.token}`);
    const logged = line.world.lines.join('');
    expect(logged).toContain('"route":"directline-post"');
    expect(logged).toContain(begun.conversationId);
    expect(logged).not.toContain('0912345678');
    expect(logged).not.toContain(begun.token.split('.')[2]);
  });
});
