import { type Line, newWorld, openLine, secret, shop } from './support/open-line';
import { activitiesOf, begin, conversations, post, say } from './support/requests';

let line: Line;
beforeEach(async () => {
  line = await openLine();
});
afterEach(() => line.close());

const generate = '/v3/directline/tokens/generate';
const refresh = '/v3/directline/tokens/refresh';
const ok = { type: 'message', text: 'hello', from: { id: 'x' } };
const received = () => line.turns.received.map(({ activity }) => activity);

describe('tokens', () => {
  it('are generated for the secret, and bind the user, whatever the case of the keys', async () => {
    const { status, body } = await post(line, generate, {
      token: secret,
      body: { User: { Id: 'dl_lan', Name: 'Lan' } },
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      conversationId: expect.stringMatching(/^[\w-]+$/),
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expires_in: 1800,
    });
    expect(line.turns.received).toEqual([]);
    await post(line, conversations, { token: body.token, body: {} });
    await say(line, body, { ...ok, from: { id: 'somebody else' } });
    expect(received().map(({ from }) => from.id)).toEqual(['dl_lan', 'dl_lan']);
  });

  it('show their user to clients that look into them', async () => {
    const { body } = await post(line, generate, {
      token: secret,
      body: { user: { id: 'dl_lan' } },
    });
    const payload = Buffer.from(body.token.split('.')[1] ?? '', 'base64url').toString();
    expect(JSON.parse(payload)).toMatchObject({ user: 'dl_lan' });
  });

  it.each([
    ['a wrong secret', 'guessed', 403],
    ['nothing', undefined, 401],
  ])('are not generated for %s', async (_what, token, status) => {
    const answer = await post(line, generate, { ...(token && { token }), body: {} });
    expect(answer).toMatchObject({ status, body: { error: { message: expect.any(String) } } });
  });

  it('are not generated for a token', async () => {
    const { token } = await begin(line);
    expect(await post(line, generate, { token, body: {} })).toMatchObject({ status: 403 });
  });

  it.each([
    ['a user id that cannot stand in an address', { user: { id: 'a b/c' } }],
    ['origins that are none', { trustedOrigins: ['not an origin'] }],
    ['a list', []],
  ])('are not generated with %s', async (_what, body) => {
    expect(await post(line, generate, { token: secret, body })).toMatchObject({
      status: 400,
      body: { error: { code: 'BadArgument' } },
    });
  });

  it('are refreshed until they expire, for the same conversation', async () => {
    const begun = await begin(line);
    line.world.clock.advance(1799);
    const { status, body } = await post(line, refresh, { token: begun.token });
    expect(status).toBe(200);
    expect(body).toMatchObject({ conversationId: begun.conversationId, expires_in: 1800 });
    line.world.clock.advance(1);
    expect(await post(line, refresh, { token: begun.token })).toMatchObject({
      status: 403,
      body: { error: { code: 'TokenExpired' } },
    });
    expect(await activitiesOf(line, { ...begun, token: body.token })).toMatchObject({
      status: 200,
    });
  });

  it('open no stream, and a stream’s token opens nothing else', async () => {
    const begun = await begin(line);
    const token = new URL(begun.streamUrl).searchParams.get('t') ?? '';
    expect(await activitiesOf(line, { ...begun, token })).toMatchObject({ status: 403 });
  });

  it('work from trusted origins only', async () => {
    const { body } = await post(line, generate, {
      token: secret,
      body: { trustedOrigins: ['https://other.example/page'] },
    });
    const from = (origin: string) =>
      post(line, conversations, { token: body.token, body: {}, headers: { origin } });
    expect(await from(shop)).toMatchObject({
      status: 403,
      body: { error: { code: 'OriginRefused' } },
    });
  });

  it('are no longer looked at from an address that shows too many wrong ones', async () => {
    await line.close();
    line = await openLine(newWorld(), { limits: { refusals: { burst: 2, perMinute: 1 } } });
    const guess = () => post(line, generate, { token: 'guess', body: {} });
    expect([await guess(), await guess(), await guess()].map(({ status }) => status)).toEqual([
      403, 403, 429,
    ]);
    expect(await post(line, generate, { token: secret, body: {} })).toMatchObject({ status: 429 });
    line.world.clock.advance(61);
    expect(await post(line, generate, { token: secret, body: {} })).toMatchObject({ status: 200 });
  });
});

describe('the chat page’s token', () => {
  const chat = (body: unknown, headers = {}) => post(line, '/chat/token', { body, headers });

  it('is a new one for who has none, without a conversation to go on with', async () => {
    const { status, body } = await chat({});
    expect(status).toBe(200);
    expect(body).toEqual({ token: expect.any(String), expires_in: 1800 });
    expect(line.turns.received).toEqual([]);
  });

  it('may be asked for without any body', async () => {
    expect(await post(line, '/chat/token')).toMatchObject({ status: 200 });
  });

  it('is a fresh one for the same conversation and user, even after the old one expired', async () => {
    const old = await begin(line);
    line.world.clock.advance(3 * 24 * 3600);
    const { body } = await chat({ token: old.token });
    expect(body.conversationId).toBe(old.conversationId);
    await say(line, body, ok);
    const [arrived, spoke] = received();
    expect(spoke?.from.id).toBe(arrived?.from.id);
  });

  it.each([
    ['expired too long ago', (token: string) => ({ token, wait: 32 * 24 * 3600 })],
    ['was changed', (token: string) => ({ token: token.replace('.', '.e'), wait: 0 })],
    ['is none', () => ({ token: 'none', wait: 0 })],
  ])('is refused to a token that %s', async (_what, spoil) => {
    const { token, wait } = spoil((await begin(line)).token);
    line.world.clock.advance(wait);
    expect(await chat({ token })).toMatchObject({ status: 403 });
  });

  it('is not given to pages of other sites', async () => {
    expect(await chat({}, { origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(await chat({}, { origin: shop })).toMatchObject({ status: 200 });
    expect(await chat({}, { origin: line.url })).toMatchObject({ status: 200 });
  });

  it('is given to the desk’s own page behind a proxy that changes the host', async () => {
    await line.close();
    line = await openLine(newWorld(), { publicUrl: 'https://desk.example/' });
    expect(await chat({}, { origin: 'https://desk.example' })).toMatchObject({ status: 200 });
  });

  it('is limited per address', async () => {
    await line.close();
    line = await openLine(newWorld(), { limits: { chatTokens: { burst: 2, perMinute: 2 } } });
    const statuses = [await chat({}), await chat({}), await chat({})].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await chat({})).headers.get('retry-after')).toBe('30');
    line.world.clock.advance(30);
    expect(await chat({})).toMatchObject({ status: 200 });
  });
});
