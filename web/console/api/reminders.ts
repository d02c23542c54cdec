import { send } from './send';

/** A due date of a case of mine that is near or past. */
export interface Reminder {
  id: string;
  reference: string;
  clock: string;
  kind: 'soon' | 'today' | 'missed';
  at: string;
  atShown: string;
  dueAt: string;
  dueShown: string;
}

export const readReminders = async (signal?: AbortSignal): Promise<Reminder[]> => {
  const { reminders } = await send<{ reminders: Reminder[] }>('GET', '/reminders', {
    ...(signal && { signal }),
  });
  return reminders;
};

export const reminderSeen = (id: string): Promise<void> =>
  send('POST', `/reminders/${encodeURIComponent(id)}/seen`);
