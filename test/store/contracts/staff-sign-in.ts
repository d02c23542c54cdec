import type { StaffAccount, StaffRole } from '../../../src/domain/staff';
import type { Place } from '../support/databases';
import { at } from '../support/fixtures';
import { openedStore } from '../support/opened-store';

const later = (ms: number): Date => new Date(at.getTime() + ms);

export function staffSignInContract(newPlace: () => Promise<Place>): void {
  describe('how staff sign in', () => {
    const opened = openedStore(newPlace);

    async function join(id: string, role: StaffRole = 'agent'): Promise<StaffAccount> {
      const account = { id, name: id, email: `${id}@x.vn`, role, createdAt: at, failedTries: 0 };
      expect(await opened.store.staff.accounts.create(account)).toBe(true);
      return account;
    }
    const session = (accountId: string, tokenHash: string, createdAt = at) => ({
      ...{ tokenHash, accountId, createdAt, lastSeenAt: createdAt, expiresAt: later(1e6) },
    });

    it('never leaves the desk without a supervisor, though two step down at once', async () => {
      await join('lan', 'supervisor');
      await join('mai', 'supervisor');
      const other = await opened.beside();
      const outcomes = await Promise.all([
        opened.store.staff.accounts.change('lan', { role: 'agent' }),
        other.staff.accounts.change('mai', { disabledAt: at }),
      ]);
      expect(outcomes.sort()).toEqual(['changed', 'last-supervisor']);
      const { accounts } = opened.store.staff;
      const left = (await accounts.list()).filter(
        one => one.role === 'supervisor' && !one.disabledAt,
      );
      expect(left).toHaveLength(1);
      expect(await accounts.change(left[0]?.id ?? '', { role: 'auditor' }, true)).toBe('changed');
      expect(await accounts.change('nobody', { role: 'agent' })).toBe('unknown');
    });

    it('ends the sessions of an account that is disabled, and lets it be enabled again', async () => {
      await join('lan', 'supervisor');
      await join('mai');
      const { accounts, sessions } = opened.store.staff;
      for (const id of ['lan', 'mai']) await sessions.create(session(id, `token-${id}`));
      expect(await accounts.change('mai', { disabledAt: later(5) })).toBe('changed');
      expect(await sessions.find('token-mai')).toBeUndefined();
      expect(await sessions.find('token-lan')).toBeDefined();
      expect(await accounts.find('mai')).toMatchObject({ disabledAt: later(5) });
      await accounts.change('mai', { disabledAt: null });
      expect((await accounts.find('mai'))?.disabledAt).toBeUndefined();
    });

    it('lists and ends the sessions of one account', async () => {
      await join('lan');
      await join('mai');
      const { sessions } = opened.store.staff;
      const first = { ...session('lan', 'a'), way: 'openid' as const, device: 'Firefox' };
      await sessions.create(first);
      await sessions.create(session('lan', 'b', later(5)));
      await sessions.create(session('mai', 'c'));
      expect(await sessions.ofAccount('lan')).toEqual([session('lan', 'b', later(5)), first]);
      await sessions.removeAll('lan', 'a');
      expect(await sessions.ofAccount('lan')).toEqual([first]);
      await sessions.removeAll('lan');
      expect(await sessions.ofAccount('lan')).toEqual([]);
      expect(await sessions.ofAccount('mai')).toHaveLength(1);
    });

    it('keeps authenticators sealed, and takes each code of them once', async () => {
      await join('lan');
      const { factors } = opened.store.staff;
      const secret = Buffer.from('twenty bytes of them');
      expect(await factors.begin('lan', Buffer.from('another'))).toBe(true);
      expect(await factors.begin('lan', secret)).toBe(true);
      expect(await factors.find('lan')).toEqual({ secret });
      expect(await factors.holders()).toEqual(new Set());
      await factors.confirm('lan', at, 100, ['one', 'two']);
      expect(await factors.begin('lan', secret)).toBe(false);
      const other = await opened.beside();
      const steps = await Promise.all([
        ...[factors.takeStep('lan', 101), other.staff.factors.takeStep('lan', 101)],
        ...[factors.takeStep('lan', 100), other.staff.factors.takeStep('lan', 99)],
      ]);
      expect(steps.filter(Boolean)).toHaveLength(1);
      const codes = await Promise.all([
        factors.takeRecoveryCode('lan', 'one'),
        other.staff.factors.takeRecoveryCode('lan', 'one'),
      ]);
      expect(codes.sort()).toEqual([false, true]);
      const source = await opened.place.connect();
      const [row] = (await source.query('SELECT * FROM staff_totp')) as { sealed: Buffer }[];
      await source.destroy();
      expect(row?.sealed.includes(secret)).toBe(false);
      const { staff } = await opened.reopen();
      expect(await staff.factors.find('lan')).toEqual({ secret, confirmedAt: at });
      expect(await staff.factors.holders()).toEqual(new Set(['lan']));
      await staff.factors.remove('lan');
      expect(await staff.factors.find('lan')).toBeUndefined();
      expect(await staff.factors.takeRecoveryCode('lan', 'two')).toBe(false);
    });

    it('links a person of another service once, with the account made or not at all', async () => {
      const mai = await join('mai');
      const { identities, accounts } = opened.store.staff;
      const identity = (accountId: string) => ({
        ...{ issuer: 'https://login.x.vn', subject: 's-1', accountId, linkedAt: at },
      });
      const made = (id: string) => ({ ...mai, id, email: `${id}@x.vn` });
      const other = await opened.beside();
      const linked = await Promise.all([
        identities.link(identity('one'), made('one')),
        other.staff.identities.link(identity('two'), made('two')),
      ]);
      expect(new Set(linked).size).toBe(1);
      expect((await accounts.list()).map(({ id }) => id).sort()).toEqual(
        ['mai', linked[0] ?? ''].sort(),
      );
      expect(await identities.find('https://login.x.vn', 's-1')).toBe(linked[0]);
      expect(await identities.has(linked[0] ?? '', 'https://login.x.vn')).toBe(true);
      expect(await identities.has('mai', 'https://login.x.vn')).toBe(false);
      const taken = await identities.link(
        { ...identity('three'), subject: 's-2' },
        { ...made('three'), email: 'mai@x.vn' },
      );
      expect((await accounts.find(taken))?.email).toBeUndefined();
    });

    it('takes a link to a new password once, and the newest alone', async () => {
      await join('lan');
      const { resets, accounts } = opened.store.staff;
      const reset = (tokenHash: string) => ({
        ...{ tokenHash, accountId: 'lan', createdAt: at, expiresAt: later(10) },
      });
      await resets.create(reset('old'));
      await resets.create(reset('new'));
      expect(await resets.find('old')).toBeUndefined();
      expect(await resets.find('new')).toEqual(reset('new'));
      const other = await opened.beside();
      const taken = await Promise.all([resets.take('new'), other.staff.resets.take('new')]);
      expect(taken.sort()).toEqual([false, true]);
      await accounts.countTry('lan', at);
      await accounts.countTry('lan', at);
      await accounts.forgiveTry('lan');
      expect((await accounts.find('lan'))?.failedTries).toBe(1);
      await accounts.setPassword('lan', 'scrypt$…');
      expect(await accounts.find('lan')).toMatchObject({
        ...{ passwordHash: 'scrypt$…', failedTries: 0 },
      });
    });

    it('keeps what a token may do less than its role', async () => {
      const token = {
        ...{ id: 't', tokenHash: 'h', name: 'báo cáo', role: 'agent' as const, createdAt: at },
        rights: ['cases.list', 'cases.read'],
      };
      await opened.store.staff.tokens.create(token);
      expect(await opened.store.staff.tokens.find('h')).toEqual(token);
    });
  });
}
