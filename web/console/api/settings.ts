import type { Template } from './office';
import { send } from './send';
import type { Role } from './session';

const options = (signal?: AbortSignal) => ({ ...(signal && { signal }) });

export const saveTemplate = ({ id, ...content }: Template): Promise<void> =>
  send('PUT', `/templates/${encodeURIComponent(id)}`, { body: content });

export const removeTemplate = (id: string): Promise<void> =>
  send('DELETE', `/templates/${encodeURIComponent(id)}`);

/** `date` is Hanoi's, YYYY-MM-DD. */
export interface Holiday {
  date: string;
  name: string;
}

export interface CalendarYear {
  year: number;
  confirmed: boolean;
  holidays: Holiday[];
}

export const readCalendar = (
  signal?: AbortSignal,
): Promise<{ years: CalendarYear[]; workingHours: string }> =>
  send('GET', '/calendar', options(signal));

export const saveYear = ({ year, confirmed, holidays }: CalendarYear): Promise<void> =>
  send('PUT', `/calendar/${year}`, { body: { confirmed, holidays } });

export interface Account {
  id: string;
  name: string;
  email?: string;
  role: Role;
  disabled: boolean;
  totp: boolean;
  hasPassword: boolean;
  createdShown: string;
}

export const readAccounts = async (signal?: AbortSignal): Promise<Account[]> => {
  const { accounts } = await send<{ accounts: Account[] }>('GET', '/accounts', options(signal));
  return accounts;
};

/** @throws ApiFault `staff-last-supervisor` */
export const changeAccount = (
  id: string,
  change: { role?: Role; disabled?: boolean },
): Promise<void> => send('POST', `/accounts/${encodeURIComponent(id)}`, { body: change });

/** A link by which she sets a new password. */
export const resetLink = (id: string): Promise<{ link: string }> =>
  send('POST', `/accounts/${encodeURIComponent(id)}/reset`);

export const invite = (role: Role): Promise<{ link: string }> =>
  send('POST', '/invitations', { body: { role } });
