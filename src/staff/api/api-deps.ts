import type { IncomingMessage } from 'node:http';
import type { HolidayCalendar } from '../../domain/clock/calendar';
import type { Language } from '../../domain/language';
import type {
  ActivityLog,
  Cases,
  Committer,
  EvidenceVault,
  Preferences,
  RandomSource,
  TimeSource,
} from '../../domain/ports';
import type {
  StaffAccounts,
  StaffInvitations,
  StaffSessions,
  StaffTokens,
} from '../../domain/staff';
import type { StaffResets, StaffSecondFactors } from '../../domain/staff-sign-in';
import type { Watch } from '../../domain/watch';
import type { CaseWorkDeps } from '../case-work/case-work-deps';
import type { ChatDeps } from '../chats/chat-deps';
import type { LiveStreams } from '../live/live-streams';
import type { Passwords } from '../sign-in/passwords';
import type { SignIn } from '../sign-in/sign-in';
import type { TryLimits } from '../sign-in/try-limits';
import type { StaffLog } from '../staff-log';
import type { StaffTexts } from '../staff-texts';
import type { CaseQueue } from './case-queue';

/** What the staff API is made of. */
export interface StaffApiDeps extends ChatDeps {
  liveStreams: LiveStreams;
  signIn: SignIn;
  accounts: StaffAccounts;
  sessions: StaffSessions;
  tokens: StaffTokens;
  factors: StaffSecondFactors;
  resets: StaffResets;
  invitations: StaffInvitations;
  limits: TryLimits;
  watch: Watch;
  /** The address that a request came from, for limits; without it, the one that is connected. */
  addressOf?: (request: IncomingMessage) => string;
  /** The company's sign-in service, where there is one. */
  openId?: { name: string };
  passwords: Passwords;
  cases: Pick<Cases, 'find' | 'history'>;
  queue: CaseQueue;
  preferences: Pick<Preferences, 'of'>;
  activityLog: ActivityLog;
  committer: Committer;
  evidence: EvidenceVault;
  work: CaseWorkDeps;
  time: TimeSource;
  random: RandomSource;
  texts: StaffTexts;
  log: StaffLog;
  holidays: HolidayCalendar;
  /** Where a request does not say which language it wants. */
  language: Language;
  publicUrl: string;
}
