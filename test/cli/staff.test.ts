import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/store';
import { loadOrCreateMasterKeys } from '../../src/store/vault/master-keys';
import { random, time } from '../store/support/fixtures';
import { desk } from './desk';

describe('desk staff', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'desk-cli-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));
  const run = (...args: string[]) =>
    desk(['staff', ...args], '', { DATA_DIR: dataDir, PUBLIC_URL: 'https://desk.example.vn' });

  it('prints a token, with a role or with some of its rights', async () => {
    const whole = await run('token', '--name', 'báo cáo', '--role', 'auditor');
    expect(whole).toMatchObject({ code: 0, out: expect.stringMatching(/^pd_[\w-]{43}\n$/) });
    const narrow = ['token', '--name', 'x', '--role', 'agent', '--rights', 'cases.list,cases.read'];
    expect((await run(...narrow)).code).toBe(0);
    for (const wrong of [
      ['token', '--name', 'x', '--role', 'chief'],
      ['token', '--role', 'agent'],
      ['token', '--name', 'x', '--role', 'agent', '--rights', 'cases.burn'],
      [],
      ['burn', 'lan@example.vn'],
      ['disable'],
    ])
      expect(await run(...wrong)).toMatchObject({ code: 2, out: '' });
  });

  it('lists accounts, and looks after them by their address', async () => {
    const store = await openStore({
      ...{ databaseUrl: `sqlite:${join(dataDir, 'desk.sqlite')}`, dataDir, random, time },
      masterKeys: await loadOrCreateMasterKeys(dataDir),
    });
    const account = (id: string, role: 'agent' | 'supervisor') => ({
      ...{ id, name: id, email: `${id}@example.vn`, role, passwordHash: 'scrypt$1$1$1$s$h' },
      ...{ createdAt: new Date(0), failedTries: 3 },
    });
    await store.staff.accounts.create(account('lan', 'supervisor'));
    await store.staff.accounts.create(account('mai', 'agent'));
    await store.staff.factors.begin('mai', Buffer.alloc(20, 7));
    await store.staff.factors.confirm('mai', new Date(0), 1, []);

    const listed = (await run('list')).out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(listed).toMatchObject([
      { id: 'lan', role: 'supervisor', password: true, totp: false },
      { id: 'mai', email: 'mai@example.vn', totp: true },
    ]);
    expect(JSON.stringify(listed)).not.toContain('scrypt');
    expect((await run('reset-totp', 'MAI@example.vn')).code).toBe(0);
    expect((await run('disable', 'mai@example.vn')).code).toBe(0);
    expect(await store.staff.factors.find('mai')).toBeUndefined();
    expect((await store.staff.accounts.find('mai'))?.disabledAt).toBeDefined();
    expect((await run('enable', 'mai@example.vn')).code).toBe(0);
    expect((await store.staff.accounts.find('mai'))?.disabledAt).toBeUndefined();
    expect((await run('reset-password', 'mai@example.vn')).out).toMatch(
      /^https:\/\/desk\.example\.vn\/staff\/reset#[\w-]{43}\n$/,
    );
    expect(await run('disable', 'lan@example.vn')).toMatchObject({ code: 1 });
    expect(await run('disable', 'nobody@example.vn')).toMatchObject({ code: 1, out: '' });
    await store.close();
  });
});
