import type { HolidayCalendar } from '../../domain/clock/calendar';
import type { Language } from '../../domain/language';
import type {
  ActivityLog,
  Cases,
  Committer,
  Preferences,
  RandomSource,
  TimeSource,
} from '../../domain/ports';
import type { StaffAccounts, StaffInvitations } from '../../domain/staff';
import type { Passwords } from '../sign-in/passwords';
import type { SignIn } from '../sign-in/sign-in';
import type { StaffLog } from '../staff-log';
import type { StaffTexts } from '../staff-texts';
import type { CaseQueue } from './case-queue';

/** What the staff API is made of. */
export interface StaffApiDeps {
  signIn: SignIn;
  accounts: StaffAccounts;
  invitations: StaffInvitations;
  passwords: Passwords;
  cases: Pick<Cases, 'find' | 'history'>;
  queue: CaseQueue;
  preferences: Pick<Preferences, 'of'>;
  activityLog: ActivityLog;
  committer: Committer;
  time: TimeSource;
  random: RandomSource;
  texts: StaffTexts;
  log: StaffLog;
  holidays: HolidayCalendar;
  /** Where a request does not say which language it wants. */
  language: Language;
  publicUrl: string;
}
