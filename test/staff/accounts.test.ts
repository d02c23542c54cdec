import { staffRoutes } from '../../src/staff/api/routes';
import { cookieOf } from './support/office';
import { password, staffedDesk, told } from './support/staffed-desk';

let desk: Awaited<ReturnType<typeof staffedDesk>>;
let lan: string;
beforeEach(async () => {
  desk = await staffedDesk();
  lan = await desk.lan();
});
afterEach(() => desk.close());

interface Account {
  id: string;
  name: string;
  role: string;
  disabled: boolean;
}

async function read<T>(path: string, cookie = lan): Promise<T> {
  return (await (await desk.ask(path, { cookie })).json()) as T;
}

async function idOf(name: string): Promise<string> {
  const { accounts } = await read<{ accounts: Account[] }>('/accounts');
  return accounts.find(account => account.name === name)?.id ?? '';
}

describe('a person’s own account', () => {
  it('gets another password, and its other sessions end', async () => {
    const elsewhere = cookieOf(await desk.signIn('lan@example.vn'));
    const change = (current: string, next: string) =>
      told(desk.post('/me/password', { current, next }, { cookie: lan }));
    expect(await change('wrong', 'một mật khẩu khác')).toBe('403 staff-password-wrong');
    expect(await change(password, 'short')).toBe('400 staff-request');
    expect(await change(password, 'một mật khẩu khác')).toBe('204');
    expect(await told(desk.ask('/me', { cookie: lan }))).toBe('200');
    expect(await told(desk.ask('/me', { cookie: elsewhere }))).toBe('401 staff-signed-out');
    expect(await told(desk.signIn('lan@example.vn'))).toBe('401 staff-sign-in');
    expect(await told(desk.signIn('lan@example.vn', undefined, 'một mật khẩu khác'))).toBe('201');
  });

  it('is locked after wrong passwords, whether they are given here or there', async () => {
    for (let tries = 0; tries < 5; tries++)
      await desk.post('/me/password', { current: 'wrong', next: password }, { cookie: lan });
    expect(await told(desk.signIn('lan@example.vn'))).toBe('429 staff-locked');
  });

  it('shows where it is signed in, and ends any of it', async () => {
    const there = await desk.post(
      '/session',
      { email: 'lan@example.vn', password },
      { headers: { 'user-agent': `Firefox ${'x'.repeat(500)}` } },
    );
    const elsewhere = cookieOf(there);
    interface Session {
      id: string;
      current: boolean;
      device: string;
    }
    const { sessions } = await read<{ sessions: Session[] }>('/me/sessions');
    expect(sessions).toMatchObject([{ current: false, way: 'password' }, { current: true }]);
    expect(sessions[0]?.device).toHaveLength(200);
    expect(JSON.stringify(sessions)).not.toContain(elsewhere.split('=')[1]);
    const end = (cookie: string) =>
      told(desk.ask(`/me/sessions/${sessions[0]?.id}`, { method: 'DELETE', cookie }));
    const mai = await desk.invite(lan, 'agent', 'Mai');
    expect(await end(mai)).toBe('404 staff-no-session');
    expect(await end(lan)).toBe('204');
    expect(await told(desk.ask('/me', { cookie: elsewhere }))).toBe('401 staff-signed-out');
    expect(await end(lan)).toBe('404 staff-no-session');
  });
});

describe('a colleague’s account', () => {
  it('is shown, changed and disabled by supervisors alone, at once', async () => {
    const mai = await desk.invite(lan, 'agent', 'Mai');
    const id = await idOf('Mai');
    const change = (body: object, cookie = lan) =>
      told(desk.post(`/accounts/${id}`, body, { cookie }));
    expect(await told(desk.ask('/accounts', { cookie: mai }))).toBe('403 staff-denied');
    expect(await change({ role: 'supervisor' }, mai)).toBe('403 staff-denied');
    expect(await change({ role: 'auditor' })).toBe('204');
    expect(await read('/me', mai)).toMatchObject({ role: 'auditor' });
    expect(await change({ disabled: true })).toBe('204');
    expect(await told(desk.ask('/me', { cookie: mai }))).toBe('401 staff-signed-out');
    expect(await told(desk.signIn('mai@example.vn'))).toBe('401 staff-sign-in');
    const { accounts } = await read<{ accounts: Account[] }>('/accounts');
    expect(accounts).toMatchObject([
      { name: 'Lan', role: 'supervisor', disabled: false, totp: false, hasPassword: true },
      { name: 'Mai', role: 'auditor', disabled: true },
    ]);
    expect(JSON.stringify(accounts)).not.toContain('scrypt');
    expect(await change({ disabled: false })).toBe('204');
    expect(await told(desk.signIn('mai@example.vn'))).toBe('201');
    expect(await told(desk.post('/accounts/none', {}, { cookie: lan }))).toBe(
      '404 staff-no-account',
    );
  });

  it('is the last supervisor’s only until there is another', async () => {
    const own = await idOf('Lan');
    const leave = () => told(desk.post(`/accounts/${own}`, { disabled: true }, { cookie: lan }));
    expect(await leave()).toBe('409 staff-last-supervisor');
    await desk.invite(lan, 'supervisor', 'Mai');
    expect(await leave()).toBe('204');
    expect(await told(desk.ask('/me', { cookie: lan }))).toBe('401 staff-signed-out');
  });

  it('gets a new password by a link, once, which ends its sessions', async () => {
    const mai = await desk.invite(lan, 'agent', 'Mai');
    const path = `/accounts/${await idOf('Mai')}/reset`;
    expect(await told(desk.post(path, {}, { cookie: mai }))).toBe('403 staff-denied');
    const made = await desk.post(path, {}, { cookie: lan });
    const { link } = (await made.json()) as { link: string };
    expect(link).toMatch(/^https:\/\/desk\.example\.vn\/staff\/reset#[\w-]{43}$/);
    const choose = () =>
      told(
        desk.post('/reset-password', {
          ...{ token: new URL(link).hash.slice(1), password: 'một mật khẩu mới' },
        }),
      );
    for (let tries = 0; tries < 6; tries++) await desk.signIn('mai@example.vn', undefined, 'wrong');
    expect(await choose()).toBe('204');
    expect(await choose()).toBe('400 staff-invitation');
    expect(await told(desk.ask('/me', { cookie: mai }))).toBe('401 staff-signed-out');
    expect(await told(desk.signIn('mai@example.vn', undefined, 'một mật khẩu mới'))).toBe('201');
  });
});

describe('tokens of programs', () => {
  const make = async (body: object) =>
    ((await (await desk.post('/tokens', body, { cookie: lan })).json()) as { token: string }).token;

  it('may do what their role may, or less, until they are revoked', async () => {
    const whole = await make({ name: 'báo cáo', role: 'supervisor' });
    const narrow = await make({ name: 'sổ', role: 'supervisor', rights: ['cases.list'] });
    expect(await told(desk.ask('/preferences?contact=a@b.vn', { token: whole }))).toBe('200');
    expect(await told(desk.ask('/cases', { token: narrow }))).toBe('200');
    expect(await told(desk.ask('/preferences?contact=a@b.vn', { token: narrow }))).toBe(
      '403 staff-denied',
    );
    const { tokens } = await read<{ tokens: { id: string; name: string; rights: string[] }[] }>(
      '/tokens',
    );
    expect(tokens.find(token => token.name === 'sổ')?.rights).toEqual(['cases.list']);
    expect(JSON.stringify(tokens)).not.toContain(narrow);
    for (const { id } of tokens)
      expect(await told(desk.ask(`/tokens/${id}`, { method: 'DELETE', cookie: lan }))).toBe('204');
    expect(await told(desk.ask('/cases', { token: narrow }))).toBe('401 staff-signed-out');
    expect(await told(desk.ask('/tokens/none', { method: 'DELETE', cookie: lan }))).toBe(
      '404 staff-no-token',
    );
  });

  it('make no tokens, and have no account of their own', async () => {
    const token = await make({ name: 'báo cáo', role: 'supervisor' });
    const more = { name: 'thêm', role: 'agent' };
    expect(await told(desk.post('/tokens', more, { token }))).toBe('403 staff-denied');
    expect(await told(desk.ask('/me/sessions', { token }))).toBe('403 staff-denied');
    expect(await told(desk.post('/me/totp', {}, { token }))).toBe('403 staff-denied');
    expect(
      await told(desk.post('/tokens', { ...more, rights: ['cases.burn'] }, { cookie: lan })),
    ).toBe('400 staff-request');
  });
});

describe('whoever tries too often', () => {
  it('is slowed down by address, and told for how long', async () => {
    const answers: Response[] = [];
    for (let tries = 0; tries < 64; tries++)
      answers.push(await desk.signIn(`nobody${tries}@example.vn`));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(2);
    expect(await refused[0]?.json()).toMatchObject({ code: 'staff-too-many' });
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    const token = 'x'.repeat(43);
    expect(await told(desk.post('/reset-password', { token, password }))).toBe(
      '429 staff-too-many',
    );
    desk.desk.time.pass(60_000);
    expect(await told(desk.signIn('lan@example.vn'))).toBe('201');
  });
});

describe('a page of another site', () => {
  it('changes nothing with somebody’s cookie, whatever it asks for', async () => {
    const asked = (method: string, path: string, headers: Record<string, string>) =>
      told(
        fetch(`http://127.0.0.1:${desk.port}/staff/api${path.replace(/\{\w+\}/g, 'x')}`, {
          method,
          headers: { cookie: lan, 'content-type': 'application/json', ...headers },
          ...(method === 'DELETE' ? {} : { body: '{}' }),
        }),
      );
    const taken: string[] = [];
    for (const { method, path } of staffRoutes.filter(route => route.method !== 'GET'))
      for (const headers of [{}, { 'x-desk-request': '1', 'sec-fetch-site': 'cross-site' }])
        if ((await asked(method, path, headers)) !== '403 staff-cross-site')
          taken.push(`${method} ${path}`);
    expect(taken).toEqual([]);
  });
});
