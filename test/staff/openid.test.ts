import { openOidcProvider } from '../support/open-oidc-provider';
import { cookieOf } from './support/office';
import { staffedDesk, told } from './support/staffed-desk';

const publicUrl = 'https://desk.example.vn';
const callback = `${publicUrl}/staff/oidc/callback`;

let provider: Awaited<ReturnType<typeof openOidcProvider>>;
let desk: Awaited<ReturnType<typeof staffedDesk>>;
beforeEach(async () => {
  provider = await openOidcProvider(callback);
  desk = await staffedDesk(settings());
});
afterEach(async () => {
  await provider.close();
  await desk.close();
});

const settings = (more: Record<string, string> = {}) => ({
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: 'privacy-desk',
  OIDC_CLIENT_SECRET: 'a secret of the desk',
  OIDC_ROLES: 'privacy-leads=supervisor,privacy-agents=agent',
  ...more,
});

/** A browser, as far as addresses and cookies go: the desk is reached where PUBLIC_URL says that it is. */
function browser() {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: URL) => {
    const jar = jars.get(url.origin) ?? new Map<string, string>();
    jars.set(url.origin, jar);
    return jar;
  };
  const cookies = (url: URL): string =>
    [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ');

  async function visit(to: string): Promise<{ status: number; next?: string }> {
    const url = new URL(to);
    const real = url.origin === publicUrl ? `http://127.0.0.1:${desk.port}` : url.origin;
    const response = await fetch(`${real}${url.pathname}${url.search}`, {
      redirect: 'manual',
      headers: { cookie: cookies(url), 'user-agent': 'a browser of the tests' },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=', 2);
      if (value === '' || /max-age=0/i.test(line)) jarOf(url).delete(name);
      else jarOf(url).set(name, pair.slice(name.length + 1));
    }
    const location = response.headers.get('location');
    return {
      status: response.status,
      ...(location !== null && { next: new URL(location, url).href }),
    };
  }
  /** Follows until the desk's console, or until an address is of interest. @returns where it is then. */
  async function go(to: string, until = (_address: string): boolean => false): Promise<string> {
    let at = to;
    for (let steps = 0; steps < 12; steps++) {
      if (until(at)) return at;
      const { next } = await visit(at);
      if (next === undefined) return at;
      at = next;
      if (new URL(at).origin === publicUrl && !new URL(at).pathname.includes('/oidc/')) return at;
    }
    throw new Error(`led in a circle, last to ${at}`);
  }
  return { go, cookie: () => cookies(new URL(publicUrl)), forget: () => jars.clear() };
}

const start = `${publicUrl}/staff/oidc/start`;
const isCallback = (address: string): boolean => address.startsWith(callback);
const meOf = async (cookie: string) => (await desk.ask('/me', { cookie })).json();

describe('signing in by the company’s service', () => {
  it('makes the account with the role of its groups, and finds it again', async () => {
    const ways = await (await desk.ask('/sign-in-ways')).json();
    expect(ways).toEqual({ password: true, oidc: { name: 'PARAGON', start: '/staff/oidc/start' } });
    const lan = browser();
    expect(await lan.go(`${start}?to=/staff/cases/PD-7K3M-9QX4`)).toBe(
      `${publicUrl}/staff/cases/PD-7K3M-9QX4`,
    );
    const me = await meOf(lan.cookie());
    expect(me).toMatchObject({
      ...{ kind: 'person', name: 'Phạm Thị Lan', email: 'lan@example.vn', role: 'supervisor' },
      ...{ hasPassword: false, totp: false },
    });
    const [session] = (
      (await (await desk.ask('/me/sessions', { cookie: lan.cookie() })).json()) as {
        sessions: object[];
      }
    ).sessions;
    expect(session).toMatchObject({ way: 'openid', device: 'a browser of the tests' });
    const elsewhere = browser();
    await elsewhere.go(start);
    expect(await meOf(elsewhere.cookie())).toEqual(me);
    expect(await told(desk.post('/me/totp', {}, { cookie: lan.cookie() }))).toBe(
      '409 staff-no-password',
    );
  });

  it('follows the groups, and lets nobody in who is in none, or whose account was disabled', async () => {
    await provider.as('minh');
    const minh = browser();
    await minh.go(start);
    const { id, role } = (await meOf(minh.cookie())) as { id: string; role: string };
    expect(role).toBe('agent');
    await provider.moveTo('minh', 'privacy-leads');
    await minh.go(start);
    expect(await meOf(minh.cookie())).toMatchObject({ id, role: 'supervisor' });
    await provider.moveTo('minh', 'somewhere-else');
    expect(await browser().go(start)).toBe(`${publicUrl}/staff?fault=staff-openid-role`);
    await provider.moveTo('minh', 'privacy-agents');
    await desk.desk.app.store.staff.accounts.change(id, { disabledAt: new Date(0) }, true);
    expect(await browser().go(start)).toBe(`${publicUrl}/staff?fault=staff-openid-disabled`);
    expect(await told(desk.ask('/me', { cookie: minh.cookie() }))).toBe('401 staff-signed-out');
    await provider.as('stranger');
    const stranger = browser();
    expect(await stranger.go(start)).toBe(`${publicUrl}/staff?fault=staff-openid-role`);
    expect(stranger.cookie()).not.toContain('desk-staff');
  });

  it('links an account here by a verified address alone, and to one person alone', async () => {
    const first = await desk.lan();
    const { id } = (await meOf(first)) as { id: string };
    const lan = browser();
    await lan.go(start);
    expect(await meOf(lan.cookie())).toMatchObject({ id, hasPassword: true });

    const link = (await (
      await desk.post('/invitations', { role: 'agent' }, { cookie: first })
    ).json()) as { link: string };
    await desk.post('/welcome', {
      ...{ token: new URL(link.link).hash.slice(1), name: 'Đầu', email: 'first@example.vn' },
      password: 'mật khẩu rất dài',
    });
    await provider.as('unproven');
    const unproven = browser();
    await unproven.go(start);
    const other = (await meOf(unproven.cookie())) as { name: string; email?: string };
    expect(other).toMatchObject({ name: 'Không Rõ', hasPassword: false });
    expect(other.email).toBeUndefined();

    await provider.as('minh');
    const minh = browser();
    await minh.go(start);
    await provider.as('moved');
    const moved = browser();
    await moved.go(start);
    const ids = await Promise.all([minh, moved].map(each => meOf(each.cookie())));
    expect(new Set(ids.map(each => (each as { id: string }).id)).size).toBe(2);
  });

  it('refuses what another sign-in brought about, and what comes a second time', async () => {
    const failed = `${publicUrl}/staff?fault=staff-openid-failed`;
    const lan = browser();
    const back = await lan.go(start, isCallback);
    const wrongState = new URL(back);
    wrongState.searchParams.set('state', 'another');
    expect(await lan.go(wrongState.href)).toBe(failed);
    expect(await lan.go(back)).toBe(failed);

    const victim = browser();
    await victim.go(start, isCallback);
    expect(await victim.go(back)).toBe(failed);
    expect(await browser().go(back)).toBe(failed);

    const again = browser();
    const answer = await again.go(start, isCallback);
    const kept = again.cookie();
    expect(await again.go(answer)).toBe(`${publicUrl}/staff`);
    const replayed = await fetch(`http://127.0.0.1:${desk.port}${answer.slice(publicUrl.length)}`, {
      redirect: 'manual',
      headers: { cookie: kept },
    });
    expect(replayed.headers.get('location')).toBe('/staff?fault=staff-openid-failed');
    expect(cookieOf(replayed)).not.toContain('desk-staff');
    expect(desk.desk.logged.join('')).not.toMatch(/lan@example|Phạm|code=/);
  });

  it('is told to be down where it is, and works when it is back', async () => {
    await provider.close();
    const lan = browser();
    expect(await lan.go(start)).toBe(`${publicUrl}/staff?fault=staff-openid-down`);
    expect((await desk.signIn('nobody@example.vn')).status).toBe(401);
    provider = await openOidcProvider(callback, Number(new URL(provider.issuer).port));
    expect(await lan.go(start)).toBe(`${publicUrl}/staff`);
  });

  it('can be the only way in, and ends there too on signing out', async () => {
    await desk.close();
    desk = await staffedDesk(settings({ STAFF_PASSWORDS: 'false', OIDC_NAME: 'Cổng nhân viên' }));
    expect(await desk.desk.app.inviteFirstStaff()).toBeUndefined();
    expect(await (await desk.ask('/sign-in-ways')).json()).toEqual({
      password: false,
      oidc: { name: 'Cổng nhân viên', start: '/staff/oidc/start' },
    });
    expect(await told(desk.signIn('lan@example.vn'))).toBe('403 staff-passwords-off');
    const lan = browser();
    await lan.go(start);
    const cookie = lan.cookie();
    const end = await lan.go(`${publicUrl}/staff/oidc/end`, at => at.startsWith(provider.issuer));
    expect(new URL(end).searchParams.get('post_logout_redirect_uri')).toBe(`${publicUrl}/staff`);
    expect(await told(desk.ask('/me', { cookie }))).toBe('401 staff-signed-out');
  });

  it('leads to no other site', async () => {
    for (const to of ['https://evil.example', '//evil.example', '/staff/api/cases', '/other'])
      expect(await browser().go(`${start}?to=${encodeURIComponent(to)}`)).toBe(
        `${publicUrl}/staff`,
      );
  });

  it('needs all of its settings', async () => {
    const { OIDC_ROLES: _left, ...incomplete } = settings();
    await expect(staffedDesk(incomplete)).rejects.toThrow(/OIDC_ROLES/);
    await expect(staffedDesk({ STAFF_PASSWORDS: 'false' })).rejects.toThrow(/OIDC_ISSUER/);
    await expect(staffedDesk(settings({ OIDC_ROLES: 'a=chief' }))).rejects.toThrow(/OIDC_ROLES/);
  });
});
