import { createHmac } from 'node:crypto';
import { type Line, newWorld, openLine } from './support/open-line';
import { conversations, post } from './support/requests';

const secret = 'a secret that the shop and the desk share';

let line: Line;
beforeEach(async () => {
  line = await openLine(newWorld(), { siteUserSecret: secret });
});
afterEach(() => line.close());

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The shop's word on who is signed in. */
function word(claims: object = {}, key = secret, head: object = { alg: 'HS256', typ: 'JWT' }) {
  const now = Math.floor(line.world.clock.now().getTime() / 1000);
  const said = { aud: 'paragon-desk', sub: 'customer-4711', iat: now, exp: now + 300, ...claims };
  const signed = `${part(head)}.${part(said)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

const chatToken = (body: object) => post(line, '/chat/token', { body });

it('binds the talk to the account that the site vouches for', async () => {
  const { body } = await chatToken({ user: word() });
  await post(line, conversations, { token: body.token, body: {} });
  expect(line.turns.received[0]?.activity.from.id).toBe('site:customer-4711');
});

it('goes on with the same account alone', async () => {
  const { body } = await chatToken({ user: word() });
  const old = body.token;
  expect(await chatToken({ token: old, user: word() })).toMatchObject({ status: 200 });
  expect(await chatToken({ token: old, user: word({ sub: 'somebody-else' }) })).toMatchObject({
    status: 403,
  });
  expect(await chatToken({ token: old })).toMatchObject({ status: 403 });
});

it('does not hand the talk of a stranger to an account', async () => {
  const { body } = await chatToken({});
  expect(await chatToken({ token: body.token, user: word() })).toMatchObject({ status: 403 });
});

it.each([
  ['signed by another key', () => word({}, 'another secret')],
  ['without a signature', () => word({}, secret, { alg: 'none' })],
  ['for another service', () => word({ aud: 'shop' })],
  ['expired', () => word({ exp: 1 })],
  [
    'good for too long',
    () => word({ exp: Math.floor(line.world.clock.now().getTime() / 1000) + 7200 }),
  ],
  ['with an e-mail address for an id', () => word({ sub: 'lan@example.vn' })],
  ['no token at all', () => 'nonsense'],
])('refuses a word that is %s', async (_what, made) => {
  expect(await chatToken({ user: made() })).toMatchObject({ status: 403 });
});

it('refuses every word where no secret is set', async () => {
  const signed = word();
  await line.close();
  line = await openLine();
  expect(await chatToken({ user: signed })).toMatchObject({ status: 403 });
});
