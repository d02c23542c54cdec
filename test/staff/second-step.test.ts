import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { staffedDesk, told } from './support/staffed-desk';

type Desk = Awaited<ReturnType<typeof staffedDesk>>;

let desk: Desk;
let cookie: string;
beforeEach(async () => {
  desk = await staffedDesk();
  cookie = await desk.lan();
});
afterEach(() => desk.close());

const seconds = (count: number): number => count * 1000;

/** Sets up an authenticator. @returns what it shows at the desk's time, and the recovery codes. */
async function enrol() {
  const begun = await desk.post('/me/totp', {}, { cookie });
  const { secret, uri, svg } = (await begun.json()) as Record<'secret' | 'uri' | 'svg', string>;
  const authenticator = new TOTP({ secret: Secret.fromBase32(secret) });
  const shown = () => authenticator.generate({ timestamp: desk.desk.time.now().getTime() });
  const confirmed = await desk.post('/me/totp/confirm', { code: shown() }, { cookie });
  const { recoveryCodes } = (await confirmed.json()) as { recoveryCodes: string[] };
  desk.desk.time.pass(seconds(30));
  return { shown, uri, svg, recoveryCodes };
}

const lan = (code?: string) => told(desk.signIn('lan@example.vn', code));

describe('the second step', () => {
  it('is set up by a QR code, and asked for from then on', async () => {
    const { shown, uri, svg, recoveryCodes } = await enrol();
    expect(uri).toMatch(/^otpauth:\/\/totp\/PARAGON.*lan%40example\.vn\?.*secret=[A-Z2-7]{32}/);
    expect(svg).toMatch(/^<svg .*<\/svg>$/s);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await lan()).toBe('401 staff-code-needed');
    expect(await lan('000000')).toBe('401 staff-code-wrong');
    expect(await lan(shown())).toBe('201');
    const me = await desk.ask('/me', { cookie });
    expect(await me.json()).toMatchObject({ totp: true, hasPassword: true });
    expect(await told(desk.post('/me/totp', {}, { cookie }))).toBe('409 staff-totp-on');
  });

  it('counts for nothing before a first code has confirmed it', async () => {
    await desk.post('/me/totp', {}, { cookie });
    expect(await told(desk.post('/me/totp/confirm', { code: '123456' }, { cookie }))).toBe(
      '401 staff-code-wrong',
    );
    expect(await lan()).toBe('201');
  });

  it('takes each code once, though it may be a little old', async () => {
    const { shown } = await enrol();
    const code = shown();
    desk.desk.time.pass(seconds(20));
    const both = await Promise.all([lan(code), lan(code)]);
    expect(both.sort()).toEqual(['201', '401 staff-code-wrong']);
    expect(await lan(code)).toBe('401 staff-code-wrong');
    desk.desk.time.pass(seconds(90));
    expect(await lan(code)).toBe('401 staff-code-wrong');
    expect(await lan(shown())).toBe('201');
  });

  it('takes a recovery code once, in place of the authenticator', async () => {
    const [first = '', second = ''] = (await enrol()).recoveryCodes;
    expect(await lan(first.toLowerCase().replaceAll('-', ' '))).toBe('201');
    expect(await lan(first)).toBe('401 staff-code-wrong');
    await desk.restart();
    expect(await lan(second)).toBe('201');
  });

  it('locks the account after wrong codes, though the password is right each time', async () => {
    const { shown } = await enrol();
    for (let tries = 0; tries < 5; tries++) {
      expect(await lan()).toBe('401 staff-code-needed');
      expect(await lan('000000')).toBe('401 staff-code-wrong');
    }
    expect(await lan(shown())).toBe('429 staff-locked');
    desk.desk.time.pass(seconds(60));
    expect(await lan(shown())).toBe('201');
  });

  it('is taken off with password and code, or by a supervisor', async () => {
    const { shown } = await enrol();
    const remove = (password: string, code: string) =>
      told(desk.post('/me/totp/remove', { password, code }, { cookie }));
    expect(await remove('wrong', shown())).toBe('403 staff-password-wrong');
    expect(await remove('mật khẩu rất dài', '000000')).toBe('401 staff-code-wrong');
    expect(await remove('mật khẩu rất dài', shown())).toBe('204');
    expect(await lan()).toBe('201');
    const mai = await desk.invite(cookie, 'agent', 'Mai');
    const { id } = (await (await desk.ask('/me', { cookie })).json()) as { id: string };
    await enrol();
    const reset = { method: 'DELETE', cookie: mai };
    expect(await told(desk.ask(`/accounts/${id}/totp`, reset))).toBe('403 staff-denied');
    expect(await told(desk.ask(`/accounts/${id}/totp`, { ...reset, cookie }))).toBe('204');
    expect(await lan()).toBe('201');
  });

  it('leaves no secret and no code readable at rest', async () => {
    const { recoveryCodes, uri } = await enrol();
    const secret = new URL(uri).searchParams.get('secret') ?? '';
    const shared = Buffer.from(Secret.fromBase32(secret).buffer);
    for (const file of ['desk.sqlite', 'desk.sqlite-wal']) {
      const bytes = await readFile(join(desk.desk.dataDir, file));
      expect(bytes.includes(shared)).toBe(false);
      for (const code of recoveryCodes)
        expect(bytes.includes(code.replaceAll('-', ''))).toBe(false);
    }
    expect(desk.desk.logged.join('')).not.toContain(secret);
  });
});
