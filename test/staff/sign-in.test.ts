import type { DeskError } from '../../src/domain/errors';
import { issueApiToken } from '../../src/staff/sign-in/api-tokens';
import { acceptInvitation, invite, inviteFirstAccount } from '../../src/staff/sign-in/invitations';
import { Passwords, usualCost } from '../../src/staff/sign-in/passwords';
import { SignIn } from '../../src/staff/sign-in/sign-in';
import { memoryStaff } from './support/memory-staff';
import { hours, minutes, realRandom, TestClock } from './support/sources';

const cheap = { N: 16, r: 1, p: 1 };
const password = 'mật khẩu rất dài 2026';

function office() {
  const staff = memoryStaff();
  const clock = new TestClock();
  const deps = {
    ...staff,
    passwords: new Passwords(realRandom, cheap),
    time: clock,
    random: realRandom,
    publicUrl: 'https://desk.example.vn/',
  };
  return { ...deps, deps, clock, signIn: new SignIn(deps) };
}

const tokenOf = (link: string | undefined): string => new URL(link ?? '').hash.slice(1);

async function officeWithLan() {
  const all = office();
  const token = tokenOf(await inviteFirstAccount(all.deps));
  const account = await acceptInvitation(all.deps, {
    token,
    name: ' Lan ',
    email: 'Lan@Example.vn',
    password,
  });
  return { ...all, account };
}

const code = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'let in',
    (fault: DeskError) => fault.code,
  );

describe('the first account', () => {
  it('is made by the link that the first start prints', async () => {
    const { deps } = office();
    const link = await inviteFirstAccount(deps);
    expect(link).toMatch(/^https:\/\/desk\.example\.vn\/staff\/welcome#[\w-]{43}$/);
    const newcomer = { token: tokenOf(link), name: 'Lan', email: 'Lan@example.vn', password };
    const account = await acceptInvitation(deps, newcomer);
    expect(account).toMatchObject({ name: 'Lan', email: 'lan@example.vn', role: 'supervisor' });
    expect(await code(acceptInvitation(deps, newcomer))).toBe('staff-invitation');
    expect(await inviteFirstAccount(deps)).toBeUndefined();
  });

  it('is made by the newest link alone, and within a day', async () => {
    const { deps, clock } = office();
    const old = tokenOf(await inviteFirstAccount(deps));
    const token = tokenOf(await inviteFirstAccount(deps));
    const newcomer = { name: 'Lan', email: 'lan@example.vn', password };
    expect(await code(acceptInvitation(deps, { ...newcomer, token: old }))).toBe(
      'staff-invitation',
    );
    clock.advance(hours(24));
    expect(await code(acceptInvitation(deps, { ...newcomer, token }))).toBe('staff-invitation');
  });

  it('of two who use a link at once, one gets in', async () => {
    const { deps, accounts } = office();
    const token = tokenOf(await inviteFirstAccount(deps));
    const outcomes = await Promise.all(
      ['a@example.vn', 'b@example.vn'].map(email =>
        code(acceptInvitation(deps, { token, name: 'x', email, password })),
      ),
    );
    expect(outcomes.toSorted()).toEqual(['let in', 'staff-invitation']);
    expect(await accounts.count()).toBe(1);
  });

  it('keeps its e-mail address to itself', async () => {
    const { deps, account } = await officeWithLan();
    const token = tokenOf(await invite(deps, 'agent', account.id));
    const taken = { token, name: 'x', email: ' LAN@example.vn ', password };
    expect(await code(acceptInvitation(deps, taken))).toBe('staff-email-taken');
    const another = await acceptInvitation(deps, { ...taken, email: 'mai@example.vn' });
    expect(another.role).toBe('agent');
  });
});

describe('signing in', () => {
  it('needs the right password, however the accents were typed', async () => {
    const { signIn, account } = await officeWithLan();
    const { token, who } = await signIn.withPassword('LAN@example.vn', password.normalize('NFD'));
    expect(who).toEqual({ kind: 'person', id: account.id, name: 'Lan', role: 'supervisor' });
    expect(await signIn.withSession(token)).toEqual(who);
    expect(await signIn.withSession(`${token}x`)).toBeUndefined();
  });

  it('tells nobody whether an account exists', async () => {
    const { signIn } = await officeWithLan();
    expect(await code(signIn.withPassword('lan@example.vn', 'wrong'))).toBe('staff-sign-in');
    expect(await code(signIn.withPassword('nobody@example.vn', 'wrong'))).toBe('staff-sign-in');
    expect(await code(signIn.withPassword('nobody@example.vn', ''))).toBe('staff-sign-in');
  });

  it('keeps neither passwords nor tokens readable', async () => {
    const { deps, signIn, atRest } = await officeWithLan();
    const { token } = await signIn.withPassword('lan@example.vn', password);
    const apiToken = await issueApiToken(deps, { name: 'export', role: 'auditor' });
    const invitation = tokenOf(await invite(deps, 'agent', 'x'));
    for (const secret of [password, token, apiToken, invitation])
      expect(atRest()).not.toContain(secret);
  });

  it('is locked after five wrong passwords, for longer each time, and opens again', async () => {
    const { signIn, clock } = await officeWithLan();
    const wrong = () => code(signIn.withPassword('lan@example.vn', 'wrong'));
    const right = () => code(signIn.withPassword('lan@example.vn', password));
    for (let n = 0; n < 5; n++) expect(await wrong()).toBe('staff-sign-in');
    expect(await right()).toBe('staff-locked');
    clock.advance(minutes(1));
    expect(await wrong()).toBe('staff-sign-in');
    clock.advance(minutes(1));
    expect(await right()).toBe('staff-locked');
    clock.advance(minutes(1));
    expect(await right()).toBe('let in');
    for (let n = 0; n < 4; n++) expect(await wrong()).toBe('staff-sign-in');
    expect(await right()).toBe('let in');
  });

  it('cannot be outrun by tries made all at once', async () => {
    const { signIn, clock } = await officeWithLan();
    const burst = () =>
      Promise.all(
        Array.from({ length: 12 }, () => code(signIn.withPassword('lan@example.vn', 'wrong'))),
      );
    const checked = (outcomes: string[]) => outcomes.filter(one => one === 'staff-sign-in').length;
    expect(checked(await burst())).toBe(5);
    clock.advance(hours(1));
    expect(checked(await burst())).toBe(1);
  });

  it('ends when it is not used, at the end of a day, on signing out, and when the account is closed', async () => {
    const { signIn, clock, account, disable } = await officeWithLan();
    const enter = async () => (await signIn.withPassword('lan@example.vn', password)).token;
    const idle = await enter();
    clock.advance(hours(2));
    expect(await signIn.withSession(idle)).toBeUndefined();
    const busy = await enter();
    for (let n = 0; n < 11; n++) {
      clock.advance(hours(1));
      expect(await signIn.withSession(busy)).toBeDefined();
    }
    clock.advance(hours(1));
    expect(await signIn.withSession(busy)).toBeUndefined();
    const left = await enter();
    await signIn.signOut(left);
    expect(await signIn.withSession(left)).toBeUndefined();
    const closed = await enter();
    disable(account.id, clock.now());
    expect(await signIn.withSession(closed)).toBeUndefined();
    expect(await code(signIn.withPassword('lan@example.vn', password))).toBe('staff-sign-in');
  });

  it('works for programs by a token with a role, until it is revoked', async () => {
    const { deps, signIn, tokens, clock } = office();
    const token = await issueApiToken(deps, { name: 'export', role: 'auditor' });
    const who = await signIn.withApiToken(token);
    expect(who).toMatchObject({ kind: 'program', name: 'export', role: 'auditor' });
    await tokens.revoke(who?.id ?? '', clock.now());
    expect(await signIn.withApiToken(token)).toBeUndefined();
    expect(await signIn.withApiToken('pd_x')).toBeUndefined();
  });
});

describe('passwords', () => {
  it('are hashed by scrypt with a salt of their own, at the cost that OWASP names', async () => {
    const passwords = new Passwords(realRandom);
    const [one, other] = await Promise.all([passwords.hash('x'), passwords.hash('x')]);
    const { N, r, p } = usualCost;
    expect(one).toMatch(new RegExp(`^scrypt\\$${N}\\$${r}\\$${p}\\$[\\w-]{22}\\$[\\w-]{43}$`));
    expect(one).not.toBe(other);
    expect(await passwords.matches('x', one)).toBe(true);
    expect(await passwords.matches('y', one)).toBe(false);
  });

  it('are checked by the cost that they were hashed at', async () => {
    const stored = await new Passwords(realRandom, cheap).hash('x');
    expect(await new Passwords(realRandom, { N: 32, r: 2, p: 1 }).matches('x', stored)).toBe(true);
  });

  it('are refused where more wait than the desk can bear', async () => {
    const passwords = new Passwords(realRandom, cheap);
    const stored = await passwords.hash('x');
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () => code(passwords.matches('x', stored))),
    );
    expect(outcomes.filter(one => one === 'let in')).toHaveLength(18);
    expect(outcomes.filter(one => one === 'staff-busy')).toHaveLength(22);
    expect(await passwords.matches('x', stored)).toBe(true);
  });
});
