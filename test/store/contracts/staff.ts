import { randomBytes } from 'node:crypto';
import type { StaffAccount, StaffInvitation } from '../../../src/domain/staff';
import type { Place } from '../support/databases';
import { at } from '../support/fixtures';
import { openedStore } from '../support/opened-store';

const later = (ms: number): Date => new Date(at.getTime() + ms);
const hash = (): string => randomBytes(32).toString('hex');

const anInvitation = (changes: Partial<StaffInvitation> = {}): StaffInvitation => ({
  tokenHash: hash(),
  role: 'agent',
  createdAt: at,
  expiresAt: later(1000),
  ...changes,
});

const anAccount = (changes: Partial<StaffAccount> = {}): StaffAccount => ({
  id: randomBytes(8).toString('hex'),
  name: 'Lê Thị An',
  email: 'an@example.vn',
  role: 'agent',
  passwordHash: 'scrypt$16384$8$1$salt$hash',
  createdAt: at,
  failedTries: 0,
  ...changes,
});

export function staffContract(newPlace: () => Promise<Place>): void {
  describe('staff', () => {
    const opened = openedStore(newPlace);
    const invite = async (changes?: Partial<StaffInvitation>): Promise<string> => {
      const invitation = anInvitation(changes);
      await opened.store.staff.invitations.create(invitation);
      return invitation.tokenHash;
    };
    const join = async (account = anAccount()): Promise<StaffAccount> => {
      await opened.store.staff.invitations.accept(await invite(), account);
      return account;
    };

    it('have accounts, found by id and by e-mail address', async () => {
      const full = await join(anAccount({ lastTryAt: at, disabledAt: later(5), failedTries: 2 }));
      const elsewhere = anAccount({ id: 'sso' });
      delete elsewhere.email;
      delete elsewhere.passwordHash;
      await join(elsewhere);
      const { accounts } = (await opened.reopen()).staff;
      expect(await accounts.count()).toBe(2);
      expect(await accounts.find(full.id)).toEqual(full);
      expect(await accounts.findByEmail('an@example.vn')).toEqual(full);
      expect(await accounts.find('sso')).toEqual(elsewhere);
      expect(await accounts.findByEmail('nobody@example.vn')).toBeUndefined();
    });

    it('cannot try two passwords for the count of one', async () => {
      const { id } = await join();
      const other = await opened.beside();
      const all = [opened.store, other, opened.store, other, other];
      const counts = await Promise.all(all.map(store => store.staff.accounts.countTry(id, at)));
      expect(counts.sort()).toEqual([1, 2, 3, 4, 5]);
      expect(await opened.store.staff.accounts.find(id)).toMatchObject({
        failedTries: 5,
        lastTryAt: at,
      });
      await opened.store.staff.accounts.forgetTries(id);
      expect(await opened.store.staff.accounts.countTry(id, later(1))).toBe(1);
      await expect(opened.store.staff.accounts.countTry('nobody', at)).rejects.toMatchObject({
        code: 'staff-account-unknown',
      });
    });

    it('use an invitation up once, however many try at once', async () => {
      const token = await invite();
      const other = await opened.beside();
      const results = await Promise.all(
        [opened.store, other, opened.store, other].map((store, index) =>
          store.staff.invitations.accept(
            token,
            anAccount({ id: `${index}`, email: `${index}@x.vn` }),
          ),
        ),
      );
      expect(results.sort()).toEqual(['accepted', 'gone', 'gone', 'gone']);
      expect(await opened.store.staff.accounts.count()).toBe(1);
      expect(await opened.store.staff.invitations.find(token)).toBeUndefined();
    });

    it('keep the invitation when the address is taken', async () => {
      await join();
      const token = await invite({ invitedBy: 'an', role: 'supervisor' });
      const second = anAccount();
      const { invitations, accounts } = opened.store.staff;
      expect(await invitations.accept(token, second)).toBe('taken');
      expect(await invitations.find(token)).toMatchObject({ invitedBy: 'an', role: 'supervisor' });
      expect(await accounts.find(second.id)).toBeUndefined();
      expect(await invitations.accept(hash(), anAccount({ email: 'b@example.vn' }))).toBe('gone');
    });

    it('take one address for one of two who accept at once', async () => {
      const tokens = [await invite(), await invite()];
      const results = await Promise.all(
        tokens.map(token => opened.store.staff.invitations.accept(token, anAccount())),
      );
      expect(results.sort()).toEqual(['accepted', 'taken']);
    });

    it("lose the desk's own invitations, and no other, when it makes a new one", async () => {
      const own = await invite();
      const invited = await invite({ invitedBy: 'an' });
      const { invitations } = opened.store.staff;
      await invitations.removeUninvited();
      expect(await invitations.find(own)).toBeUndefined();
      expect(await invitations.find(invited)).toMatchObject({ expiresAt: later(1000) });
    });

    it('have sessions that end', async () => {
      const { id } = await join();
      const session = (expiresAt: Date) => ({
        ...{ tokenHash: hash(), accountId: id, createdAt: at, lastSeenAt: at, expiresAt },
      });
      const [short, long, left] = [session(later(10)), session(later(99)), session(later(99))];
      const { sessions } = opened.store.staff;
      for (const each of [short, long, left]) await sessions.create(each);
      await sessions.seen(long.tokenHash, later(5));
      await sessions.remove(left.tokenHash);
      await sessions.removeExpired(later(10));
      expect(await sessions.find(long.tokenHash)).toEqual({ ...long, lastSeenAt: later(5) });
      expect(await sessions.find(short.tokenHash)).toBeUndefined();
      expect(await sessions.find(left.tokenHash)).toBeUndefined();
    });

    it('give programs tokens, and take them back', async () => {
      const token = (id: string, createdAt: Date) => ({
        ...{ id, tokenHash: hash(), name: 'báo cáo', role: 'auditor' as const, createdAt },
      });
      const [first, second] = [token('b', at), token('a', later(1))];
      const { tokens } = opened.store.staff;
      for (const each of [second, first]) await tokens.create(each);
      await tokens.revoke('b', later(5));
      await tokens.revoke('b', later(9));
      expect(await tokens.list()).toEqual([{ ...first, revokedAt: later(5) }, second]);
      expect(await tokens.find(second.tokenHash)).toEqual(second);
      expect(await tokens.find(hash())).toBeUndefined();
    });
  });
}
