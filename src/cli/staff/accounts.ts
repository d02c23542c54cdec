import { systemRandom } from '../../config/system-sources';
import { DeskError } from '../../domain/errors';
import type { StaffAccount } from '../../domain/staff';
import { normalEmail } from '../../staff/sign-in/normal-email';
import { offerReset } from '../../staff/sign-in/password-reset';
import type { CommandContext } from '../command';
import { type StoreWork, withStore } from '../with-store';

/** What an operator does about accounts, where nobody who could do it can sign in. */

export async function listAccounts(context: CommandContext): Promise<number> {
  return withStore(context, async ({ store }) => {
    const { accounts, factors } = store.staff;
    const holders = await factors.holders();
    for (const {
      id,
      name,
      email,
      role,
      createdAt,
      disabledAt,
      passwordHash,
    } of await accounts.list())
      await context.out(
        `${JSON.stringify({
          ...{ id, name, email, role, createdAt, disabledAt },
          ...{ password: passwordHash !== undefined, totp: holders.has(id) },
        })}\n`,
      );
    return 0;
  });
}

/** Signs somebody out at once and lets them in no more. @returns 1 for the last supervisor, who stays. */
export async function disableAccount(context: CommandContext, email: string): Promise<number> {
  return onAccount(context, email, async ({ store }, { id }) => {
    const outcome = await store.staff.accounts.change(id, { disabledAt: context.time.now() });
    if (outcome === 'changed') return 0;
    context.tell('desk: this is the last supervisor: make somebody else one first');
    return 1;
  });
}

/** Lets somebody in again. */
export async function enableAccount(context: CommandContext, email: string): Promise<number> {
  return onAccount(context, email, async ({ store }, { id }) => {
    await store.staff.accounts.change(id, { disabledAt: null });
    return 0;
  });
}

/** Prints a link by which somebody chooses a new password, once. */
export async function resetPasswordLink(context: CommandContext, email: string): Promise<number> {
  return onAccount(context, email, async ({ store, settings }, account) => {
    const publicUrl = settings.publicUrl ?? `http://${settings.host}:${settings.port}`;
    const link = await offerReset(
      { resets: store.staff.resets, time: context.time, random: systemRandom, publicUrl },
      account,
    );
    await context.out(`${link}\n`);
    return 0;
  });
}

/** Turns off the one-time codes of somebody who has lost the phone. */
export async function resetTotp(context: CommandContext, email: string): Promise<number> {
  return onAccount(context, email, async ({ store }, { id }) => {
    await store.staff.factors.remove(id);
    return 0;
  });
}

/** @throws DeskError `staff-no-account`, which names nobody. */
function onAccount(
  context: CommandContext,
  email: string,
  work: (parts: StoreWork, account: StaffAccount) => Promise<number>,
): Promise<number> {
  return withStore(context, async parts => {
    const account = await parts.store.staff.accounts.findByEmail(normalEmail(email));
    if (!account) throw new DeskError('staff-no-account', 'no account has this e-mail address');
    return work(parts, account);
  });
}
