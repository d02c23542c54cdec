import { problemSchema } from '../../src/staff/api/problem';
import { cookieOf, office, password, read } from './support/office';

let desk: Awaited<ReturnType<typeof office>>;
beforeEach(async () => {
  desk = await office();
});
afterEach(() => desk.close());

describe('signing in', () => {
  it('makes the first account, signs in and out by cookie', async () => {
    const { welcomeLan, call, post } = desk;
    const welcome = await welcomeLan();
    expect(welcome.status).toBe(201);
    expect(await welcome.json()).toMatchObject({ name: 'Lan', role: 'supervisor' });
    const signedIn = await post('/session', { email: 'LAN@example.vn', password });
    expect(signedIn.status).toBe(201);
    expect(signedIn.headers.get('set-cookie')).toMatch(
      /^desk-staff=[\w-]{43}; Path=\/staff; HttpOnly; SameSite=Strict$/,
    );
    const cookie = cookieOf(signedIn);
    expect(await (await call('/me', { headers: { cookie } })).json()).toMatchObject({
      name: 'Lan',
    });
    const out = await call('/session', {
      method: 'DELETE',
      headers: { cookie, 'x-desk-request': '1' },
    });
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await call('/me', { headers: { cookie } })).status).toBe(401);
  });

  it('tells a wrong password in the asked language, and a lock', async () => {
    const { welcomeLan, post } = desk;
    await welcomeLan();
    const attempt = () =>
      post('/session', { email: 'lan@example.vn', password: 'x' }, { 'accept-language': 'en-GB' });
    const wrong = await attempt();
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('content-type')).toContain('application/problem+json');
    expect(await wrong.json()).toEqual({
      type: 'about:blank',
      status: 401,
      code: 'staff-sign-in',
      title: 'The e-mail address or the password is wrong.',
    });
    for (let n = 0; n < 4; n++) await attempt();
    expect((await attempt()).status).toBe(429);
  });

  it('refuses what another site’s page sends', async () => {
    const { call, post, welcomeLan } = desk;
    await welcomeLan();
    const body = { email: 'lan@example.vn', password };
    const bare = await call('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect([bare.status, (await read(bare, problemSchema)).code]).toEqual([
      403,
      'staff-cross-site',
    ]);
    const cross = await post('/session', body, { 'sec-fetch-site': 'cross-site' });
    expect(cross.status).toBe(403);
    expect((await post('/session', body, { 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  it.each([
    [
      'no JSON',
      { body: '{', headers: { 'content-type': 'application/json' } },
      400,
      'staff-request',
    ],
    [
      'no JSON type',
      { body: '{}', headers: { 'content-type': 'text/plain' } },
      415,
      'staff-not-json',
    ],
    [
      'a field missing',
      { body: '{"email":"a@b.vn"}', headers: { 'content-type': 'application/json' } },
      400,
      'staff-request',
    ],
    [
      'a field too long',
      {
        body: JSON.stringify({ email: 'a@b.vn', password: 'x'.repeat(300) }),
        headers: { 'content-type': 'application/json' },
      },
      400,
      'staff-request',
    ],
    [
      'a body too big',
      {
        body: JSON.stringify('x'.repeat(70_000)),
        headers: { 'content-type': 'application/json' },
      },
      413,
      'staff-too-big',
    ],
  ])('refuses %s', async (_what, { body, headers }, status, code) => {
    const response = await desk.call('/session', {
      method: 'POST',
      headers: { ...headers, 'x-desk-request': '1' },
      body,
    });
    const problem = await read(response, problemSchema);
    expect([response.status, problem.code]).toEqual([status, code]);
    expect(JSON.stringify(problem)).not.toContain('xxx');
  });

  it('under https the cookie is for https alone', async () => {
    const secure = await office({ publicUrl: 'https://desk.example.vn' });
    try {
      const cookie = (await secure.welcomeLan()).headers.get('set-cookie');
      expect(cookie).toMatch(/^__Secure-desk-staff=.*; HttpOnly; SameSite=Strict; Secure$/);
    } finally {
      await secure.close();
    }
  });
});
