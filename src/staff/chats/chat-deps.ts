import type { TurnRunner } from '../../bots/turn-runner';
import type { HolidayCalendar } from '../../domain/clock/calendar';
import type { LiveChats } from '../../domain/live-chat';
import type { ActivityLog, Conversations, TimeSource, TypingSigns } from '../../domain/ports';
import type { StaffAccounts } from '../../domain/staff';
import type { WorkingHours } from '../../domain/working-hours';
import type { StaffTexts } from '../staff-texts';

/** What chats with customers are made of, for staff. */
export interface ChatDeps {
  liveChats: LiveChats;
  conversations: Conversations;
  activityLog: ActivityLog;
  turns: Pick<TurnRunner, 'beside'>;
  accounts: Pick<StaffAccounts, 'find'>;
  typing: TypingSigns;
  texts: StaffTexts;
  time: TimeSource;
  holidays: HolidayCalendar;
  workingHours: WorkingHours;
}
