import type { Courier } from '../../domain/courier';
import type { LiveChats } from '../../domain/live-chat';
import { createDigestCourier, type DigestCourierDeps } from './digest-courier';
import { createReminderCourier, type ReminderCourierDeps } from './reminder-courier';

export interface WatchCourierDeps
  extends ReminderCourierDeps,
    Omit<DigestCourierDeps, 'waitingChats'> {
  liveChats: Pick<LiveChats, 'open'>;
}

/** Who mails what the watch over due dates has written. */
export function createWatchCouriers(deps: WatchCourierDeps): Courier[] {
  const waitingChats = async (): Promise<number> =>
    (await deps.liveChats.open()).filter(({ state }) => state === 'waiting').length;
  return [createReminderCourier(deps), createDigestCourier({ ...deps, waitingChats })];
}
