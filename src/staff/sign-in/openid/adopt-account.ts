import { DeskError } from '../../../domain/errors';
import type { RandomSource, TimeSource } from '../../../domain/ports';
import type { StaffAccount, StaffAccounts, StaffRole } from '../../../domain/staff';
import type { StaffIdentities } from '../../../domain/staff-sign-in';
import { normalEmail } from '../normal-email';
import type { OpenIdSettings } from './open-id-settings';
import type { Vouched } from './provider';
import { roleOf } from './role-of';

export interface AdoptDeps {
  accounts: StaffAccounts;
  identities: StaffIdentities;
  time: TimeSource;
  random: RandomSource;
  settings: OpenIdSettings;
}

/**
 * The account of a person whom the provider vouches for. It is found by the provider's name for her; the
 * first time it is made, or the account with her verified address is linked, where that is linked to nobody
 * else. Name and role are the provider's from then on.
 * @throws DeskError `staff-openid-role`: her groups give her no role; `staff-openid-disabled`.
 */
export async function adoptAccount(deps: AdoptDeps, person: Vouched): Promise<StaffAccount> {
  const role = roleOf(person.claims, deps.settings);
  if (!role) throw new DeskError('staff-openid-role', 'no group of the person has a role');
  const account = await findOrLink(deps, person, role);
  if (account.disabledAt) throw new DeskError('staff-openid-disabled', 'the account is disabled');
  // Even the last supervisor's: whoever else is one there is let in as one here.
  if (account.role !== role) await deps.accounts.change(account.id, { role }, true);
  const name = person.name?.normalize('NFC').trim().slice(0, 120);
  if (name && name !== account.name) await deps.accounts.setName(account.id, name);
  return { ...account, role, ...(name && { name }) };
}

async function findOrLink(
  { accounts, identities, time, random, settings }: AdoptDeps,
  { subject, name, email }: Vouched,
  role: StaffRole,
): Promise<StaffAccount> {
  const known = await identities.find(settings.issuer, subject);
  const linkedAt = time.now();
  const identity = { issuer: settings.issuer, subject, linkedAt };
  const address = email === undefined ? undefined : normalEmail(email);
  const same = known || !address ? undefined : await accounts.findByEmail(address);
  const free = same && !(await identities.has(same.id, settings.issuer));
  const id = Buffer.from(random.bytes(12)).toString('hex');
  const linked =
    known ??
    (free
      ? await identities.link({ ...identity, accountId: same.id })
      : await identities.link(
          { ...identity, accountId: id },
          {
            id,
            name: name?.trim().slice(0, 120) || address || subject.slice(0, 120),
            // An address stays with the account that has it.
            ...(address !== undefined && !same && { email: address }),
            role,
            createdAt: linkedAt,
            failedTries: 0,
          },
        ));
  const account = await accounts.find(linked);
  if (!account) throw new DeskError('staff-openid-failed', 'the account is gone');
  return account;
}
