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
    disable,
    atRest,
  };
}

const copy = <T extends object>(found: T | undefined): T | undefined =>
  found ? { ...found } : undefined;
