import type { StaffAccount } from '../../domain/staff';
import { type Ask, insert } from '../database/statements';

const columns = [
  'id',
  'name',
  'email',
  'role',
  'password_hash',
  'created_at',
  'disabled_at',
  'failed_tries',
  'last_try_at',
];

/** @returns false where another account has its e-mail address: then nothing was written. */
export async function insertAccount(ask: Ask, account: StaffAccount): Promise<boolean> {
  const row = [
    account.id,
    account.name,
    account.email ?? null,
    account.role,
    account.passwordHash ?? null,
    account.createdAt.getTime(),
    account.disabledAt?.getTime() ?? null,
    account.failedTries,
    account.lastTryAt?.getTime() ?? null,
  ];
  const unlessTaken = 'ON CONFLICT (email) DO NOTHING';
  return (await insert(ask, 'staff_account', columns, [row], unlessTaken)) > 0;
}
