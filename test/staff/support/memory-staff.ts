import type {
  StaffAccount,
  StaffAccounts,
  StaffInvitation,
  StaffInvitations,
  StaffSession,
  StaffSessions,
  StaffToken,
  StaffTokens,
} from '../../../src/domain/staff';
import type {
  StaffIdentities,
  StaffIdentity,
  StaffReset,
  StaffResets,
  StaffSecondFactors,
  TotpSecret,
} from '../../../src/domain/staff-sign-in';

/** Staff's accounts, sessions, invitations and tokens, kept in memory as the store keeps them on disk. */
export function memoryStaff() {
  const accounts = new Map<string, StaffAccount>();
  const sessions = new Map<string, StaffSession>();
  const invitations = new Map<string, StaffInvitation>();
  const tokens = new Map<string, StaffToken>();

  const accountPort: StaffAccounts = {
    count: async () => accounts.size,
    find: async id => copy(accounts.get(id)),
    findByEmail: async email => copy([...accounts.values()].find(one => one.email === email)),
    countTry: async (id, at) => {
      const account = accounts.get(id);
      if (!account) throw new Error('no such account');
      account.failedTries += 1;
      account.lastTryAt = at;
      return account.failedTries;
    },
    forgetTries: async id => {
      const account = accounts.get(id);
      if (account) account.failedTries = 0;
    },
    ...memoryAccountChanges(accounts, sessions),
  };
  const sessionPort: StaffSessions = {
    create: async session => void sessions.set(session.tokenHash, { ...session }),
    find: async hash => copy(sessions.get(hash)),
    seen: async (hash, at) => {
      const session = sessions.get(hash);
      if (session) session.lastSeenAt = at;
    },
    remove: async hash => void sessions.delete(hash),
    removeExpired: async now => {
      for (const [hash, session] of sessions) if (session.expiresAt <= now) sessions.delete(hash);
    },
    ofAccount: async id =>
      [...sessions.values()].filter(one => one.accountId === id).map(one => ({ ...one })),
    removeAll: async (id, except) => {
      for (const [hash, { accountId }] of sessions)
        if (accountId === id && hash !== except) sessions.delete(hash);
    },
  };
  const invitationPort: StaffInvitations = {
    create: async invitation => void invitations.set(invitation.tokenHash, { ...invitation }),
    find: async hash => copy(invitations.get(hash)),
    accept: async (hash, account) => {
      if (!invitations.has(hash)) return 'gone';
      if ([...accounts.values()].some(one => one.email === account.email)) return 'taken';
      invitations.delete(hash);
      accounts.set(account.id, { ...account });
      return 'accepted';
    },
    removeUninvited: async () => {
      for (const [hash, invitation] of invitations)
        if (invitation.invitedBy === undefined) invitations.delete(hash);
    },
  };
  const tokenPort: StaffTokens = {
    create: async token => void tokens.set(token.id, { ...token }),
    find: async hash => copy([...tokens.values()].find(one => one.tokenHash === hash)),
    list: async () => [...tokens.values()].map(one => ({ ...one })),
    revoke: async (id, at) => {
      const token = tokens.get(id);
      if (token) token.revokedAt = at;
    },
  };
  const disable = (id: string, at: Date): void => {
    const account = accounts.get(id);
    if (account) account.disabledAt = at;
  };
  /** Everything at rest, to look for what must not be there. */
  const atRest = (): string =>
    JSON.stringify([accounts, sessions, invitations, tokens].map(one => [...one.values()]));
  return {
    accounts: accountPort,
    sessions: sessionPort,
    invitations: invitationPort,
    tokens: tokenPort,
    ...memoryProofs(),
    disable,
    atRest,
  };
}

/** What supervisors and the people themselves change about accounts. */
function memoryAccountChanges(
  accounts: Map<string, StaffAccount>,
  sessions: Map<string, StaffSession>,
): Pick<StaffAccounts, 'forgiveTry' | 'list' | 'create' | 'setPassword' | 'setName' | 'change'> {
  const update = async (id: string, change: Partial<StaffAccount>): Promise<void> => {
    const account = accounts.get(id);
    if (account) Object.assign(account, change);
  };
  return {
    forgiveTry: async id =>
      update(id, { failedTries: Math.max(0, (accounts.get(id)?.failedTries ?? 0) - 1) }),
    list: async () => [...accounts.values()].map(one => ({ ...one })),
    create: async account => {
      if (account.email && [...accounts.values()].some(one => one.email === account.email))
        return false;
      accounts.set(account.id, { ...account });
      return true;
    },
    setPassword: (id, passwordHash) => update(id, { passwordHash, failedTries: 0 }),
    setName: (id, name) => update(id, { name }),
    change: async (id, { role, disabledAt }, evenLast) => {
      const account = accounts.get(id);
      if (!account) return 'unknown';
      const others = [...accounts.values()].filter(
        one => one.id !== id && one.role === 'supervisor' && !one.disabledAt,
      );
      const leaves = disabledAt || (role !== undefined && role !== 'supervisor');
      const holds = account.role === 'supervisor' && !account.disabledAt;
      if (!evenLast && leaves && holds && others.length === 0) return 'last-supervisor';
      if (role) account.role = role;
      if (disabledAt === null) delete account.disabledAt;
      if (disabledAt) {
        account.disabledAt = disabledAt;
        for (const [hash, { accountId }] of sessions) if (accountId === id) sessions.delete(hash);
      }
      return 'changed';
    },
  };
}

/** Second steps, links to a new password, and accounts of other providers. */
function memoryProofs(): {
  factors: StaffSecondFactors;
  resets: StaffResets;
  identities: StaffIdentities;
} {
  const totp = new Map<string, TotpSecret & { lastStep: number; codes: Set<string> }>();
  const resets = new Map<string, StaffReset>();
  const identities = new Map<string, StaffIdentity>();
  return {
    factors: {
      find: async id => totp.get(id),
      begin: async (id, secret) => {
        if (totp.get(id)?.confirmedAt) return false;
        totp.set(id, { secret, lastStep: 0, codes: new Set() });
        return true;
      },
      confirm: async (id, confirmedAt, lastStep, codes) => {
        const found = totp.get(id);
        if (found) totp.set(id, { ...found, confirmedAt, lastStep, codes: new Set(codes) });
      },
      takeStep: async (id, step) => {
        const found = totp.get(id);
        if (!found || found.lastStep >= step) return false;
        found.lastStep = step;
        return true;
      },
      takeRecoveryCode: async (id, hash) => totp.get(id)?.codes.delete(hash) ?? false,
      remove: async id => void totp.delete(id),
      holders: async () =>
        new Set([...totp].filter(([, one]) => one.confirmedAt).map(([id]) => id)),
    },
    resets: {
      create: async reset => void resets.set(reset.tokenHash, reset),
      find: async hash => copy(resets.get(hash)),
      take: async hash => resets.delete(hash),
    },
    identities: {
      find: async (issuer, subject) => identities.get(`${issuer} ${subject}`)?.accountId,
      has: async (id, issuer) =>
        [...identities.values()].some(one => one.accountId === id && one.issuer === issuer),
      link: async identity => {
        const key = `${identity.issuer} ${identity.subject}`;
        const linked = identities.get(key) ?? identity;
        identities.set(key, linked);
        return linked.accountId;
      },
    },
  };
}

const copy = <T extends object>(found: T | undefined): T | undefined =>
  found ? { ...found } : undefined;
